import { dorisVersions } from '../../server/src/catalog/versions.ts';
import { allRules, pageOf } from '../../server/src/rules/registry.ts';
import { ruleLevels } from '../../server/src/rules/ruleLevels.ts';
import { configName } from '../../server/src/workspace/configFile.ts';

/** For each rule what it can be set to. */
function ruleProperties() {
  return Object.fromEntries(
    allRules.map(({ id, severity, docs }) => [
      id,
      {
        type: 'string',
        enum: ruleLevels,
        default: severity,
        markdownDescription: `${docs.summary} [About this rule](${pageOf(id)})`,
      },
    ]),
  );
}

const rulesDescription =
  'How serious the findings of rules are: `off` silences a rule. Rules that are not named stay as they come.';

/** The JSON schema of `doris-routine-load.jsonc`. */
export function configSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of doris-routine-load',
    description:
      'What holds for the SQL files in a folder and all below it, in the editor and for the command line doris-routine-load.',
    type: 'object',
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: {
      $schema: { type: 'string' },
      dorisVersion: {
        type: 'string',
        enum: dorisVersions,
        markdownDescription:
          'The Apache Doris version that runs the jobs. A comment `-- doris: 3.1` at the top of a file comes first, then the option `--doris-version` of the command line, then what stands here, then the settings of the editor.',
      },
      rules: {
        type: 'object',
        additionalProperties: false,
        markdownDescription: `${rulesDescription} What stands here comes before the settings of the editor, which count for the others.`,
        properties: ruleProperties(),
      },
    },
  };
  // arrays of words on one line, as the formatter has them
  const lines = JSON.stringify(schema, undefined, 2).replace(
    /\[\n\s+("[^[\]]*")\n\s+\]/g,
    (_, words: string) => `[${words.replace(/,\s+/g, ', ')}]`,
  );
  return `${lines}\n`;
}

/** The manifest with the setting that says how serious each rule is. */
export function withRuleSettings(manifest: string): string {
  const content = JSON.parse(manifest);
  const name = 'dorisRoutineLoad.rules';
  const setting = {
    type: 'object',
    scope: 'resource',
    default: {},
    additionalProperties: false,
    markdownDescription: `${rulesDescription} A file \`${configName}\` in the folder of a document or above comes before this setting.`,
    properties: ruleProperties(),
  };
  const { configuration } = content.contributes;
  const others = Object.entries(configuration.properties).filter(([key]) => key !== name);
  const [version, ...rest] = others;
  configuration.properties = Object.fromEntries([...(version ? [version] : []), [name, setting], ...rest]);
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
