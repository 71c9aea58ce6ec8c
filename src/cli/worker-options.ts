import type { Command } from 'commander';
import {
  addConfigOptions,
  addPluginConfigOptions,
  type ConfigOptions,
  type PluginConfigOptions,
} from './config-options.ts';
import { addGitHubOptions, type GitHubCliOptions } from './github-options.ts';
import { addKubeconfigOptions, type KubeconfigOptions } from './kubeconfig-options.ts';
import { addSlackOptions, type SlackCliOptions } from './slack-options.ts';
import { addStorageOptions, type StorageOptions } from './storage-options.ts';
import { addMetricsOptions, type MetricsOptions } from './telemetry.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';

/** What a worker is told on the command line. */
export interface WorkerCliOptions
  extends
    ConfigOptions,
    PluginConfigOptions,
    GitHubCliOptions,
    KubeconfigOptions,
    MetricsOptions,
    SlackCliOptions,
    StorageOptions,
    TemporalOptions {
  readonly temporalMetricsAddress?: string;
  readonly totUrl?: string;
  readonly workflowBundle?: string;
}

/** Each of Prow's components has it. */
const METRICS_PORT = 9090;

/** Adds all options of `prowflow worker`. */
export function addWorkerOptions(command: Command): Command {
  command.option('--workflow-bundle <file>', 'what `prowflow bundle` wrote; else it is made now');
  addKubeconfigOptions(command);
  addConfigOptions(command);
  addPluginConfigOptions(command, true);
  command.option('--tot-url <url>', "Prow's counter of build ids; else they are made here");
  addGitHubOptions(command);
  addSlackOptions(command);
  addStorageOptions(command);
  addMetricsOptions(command, METRICS_PORT);
  command.option(
    '--temporal-metrics-address <host:port>',
    "where Temporal's library serves its own metrics; nowhere without it",
  );
  return addTemporalOptions(command);
}
