/** What is said of several librdkafka properties; each begins a sentence of its own. */
export const deprecated = 'librdkafka 已将其标记为废弃。';
export const producersOnly = '它只影响生产者，对导入作业没有作用。';
export const notShipped = 'Doris 自带的 librdkafka 没有这个属性。';
