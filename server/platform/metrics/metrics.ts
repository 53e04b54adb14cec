import { Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  answered(facts: { readonly route: string; readonly status: number; readonly seconds: number }): void;
  /** Prometheus' text form. */
  text(): Promise<string>;
}

interface Sources {
  readonly queues: () => Promise<readonly { name: string; waiting: number; active: number; failed: number }[]>;
}

/** Numbers are read when somebody asks; nothing ticks while nobody does. Labels are our own route and job names, so their number is bounded. */
export function createMetrics(sources: Sources): Metrics {
  const registry = new Registry();
  const answers = new Histogram({
    name: 'lotse_http_seconds',
    help: 'Time to answer, by route and class of status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const jobs = new Gauge({
    name: 'lotse_jobs',
    help: 'Jobs in the queue, by name and state',
    labelNames: ['job', 'state'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const { name, waiting, active, failed } of await sources.queues()) {
        this.set({ job: name, state: 'waiting' }, waiting);
        this.set({ job: name, state: 'active' }, active);
        this.set({ job: name, state: 'failed' }, failed);
      }
    },
  });
  const memory = new Gauge({
    name: 'lotse_memory_bytes',
    help: 'Resident memory of this process',
    registers: [registry],
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  void jobs;
  void memory;
  return {
    answered: ({ route, status, seconds }) =>
      answers.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    text: () => registry.metrics(),
  };
}
