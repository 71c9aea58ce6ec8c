/**
 * How Go templates see a ProwJob: Go's field name → the JSON name and what is there. A template can show only what is in
 * these tables. Prow: pkg/apis/prowjobs/v1/types.go; Kubernetes: apimachinery pkg/apis/meta/v1/types.go.
 */
export interface Shape {
  readonly typeName: string;
  readonly fields: Readonly<Record<string, FieldShape>>;
  /** What else Go has there: fields and methods that are not supported. */
  readonly others?: readonly string[];
}

/** The JSON name (absent for a part whose fields stand beside those of the whole), and the kind of the value. */
export type FieldShape = readonly [jsonName: string | undefined, kind: FieldKind];

export type FieldKind =
  | 'string'
  | 'int'
  | 'bool'
  /** RFC 3339 text, which Go prints in its own form. */
  | 'time'
  | 'strings'
  | 'map'
  /** A part that is always there. */
  | { readonly struct: Shape }
  /** A part that may be nil. */
  | { readonly pointer: Shape }
  | { readonly list: Shape };

const PULL: Shape = {
  typeName: 'Pull',
  fields: {
    Number: ['number', 'int'],
    Author: ['author', 'string'],
    SHA: ['sha', 'string'],
    Title: ['title', 'string'],
    Ref: ['ref', 'string'],
    HeadRef: ['head_ref', 'string'],
    Link: ['link', 'string'],
    CommitLink: ['commit_link', 'string'],
    AuthorLink: ['author_link', 'string'],
  },
};

const REFS: Shape = {
  typeName: 'Refs',
  fields: {
    Org: ['org', 'string'],
    Repo: ['repo', 'string'],
    RepoLink: ['repo_link', 'string'],
    BaseRef: ['base_ref', 'string'],
    BaseSHA: ['base_sha', 'string'],
    BaseLink: ['base_link', 'string'],
    Pulls: ['pulls', { list: PULL }],
    PathAlias: ['path_alias', 'string'],
    WorkDir: ['workdir', 'bool'],
    Auxiliary: ['auxiliary', 'bool'],
    CloneURI: ['clone_uri', 'string'],
    SkipSubmodules: ['skip_submodules', 'bool'],
    CloneDepth: ['clone_depth', 'int'],
    SkipFetchHead: ['skip_fetch_head', 'bool'],
    BloblessFetch: ['blobless_fetch', 'bool'],
    SparseCheckoutFiles: ['sparse_checkout_files', 'strings'],
  },
};

const STORAGE: Shape = {
  typeName: 'GCSConfiguration',
  fields: {
    Bucket: ['bucket', 'string'],
    PathPrefix: ['path_prefix', 'string'],
    PathStrategy: ['path_strategy', 'string'],
    DefaultOrg: ['default_org', 'string'],
    DefaultRepo: ['default_repo', 'string'],
    MediaTypes: ['mediaTypes', 'map'],
    JobURLPrefix: ['job_url_prefix', 'string'],
    LocalOutputDir: ['local_output_dir', 'string'],
    CompressFileTypes: ['compress_file_types', 'strings'],
  },
};

const DECORATION: Shape = {
  typeName: 'DecorationConfig',
  fields: {
    Timeout: ['timeout', 'string'],
    GracePeriod: ['grace_period', 'string'],
    GCSConfiguration: ['gcs_configuration', { pointer: STORAGE }],
    SkipCloning: ['skip_cloning', 'bool'],
    BloblessFetch: ['blobless_fetch', 'bool'],
  },
};

const SPEC: Shape = {
  typeName: 'ProwJobSpec',
  fields: {
    Type: ['type', 'string'],
    Agent: ['agent', 'string'],
    Cluster: ['cluster', 'string'],
    Namespace: ['namespace', 'string'],
    Job: ['job', 'string'],
    Refs: ['refs', { pointer: REFS }],
    ExtraRefs: ['extra_refs', { list: REFS }],
    Report: ['report', 'bool'],
    Context: ['context', 'string'],
    RerunCommand: ['rerun_command', 'string'],
    MaxConcurrency: ['max_concurrency', 'int'],
    JobQueueName: ['job_queue_name', 'string'],
    ErrorOnEviction: ['error_on_eviction', 'bool'],
    Hidden: ['hidden', 'bool'],
    DecorationConfig: ['decoration_config', { pointer: DECORATION }],
  },
  others: [
    'PodSpec',
    'JenkinsSpec',
    'PipelineRunSpec',
    'TektonPipelineRunSpec',
    'ReporterConfig',
    'RerunAuthConfig',
    'ProwJobDefault',
    'HasPipelineRunSpec',
    'GetPipelineRunSpec',
  ],
};

const STATUS: Shape = {
  typeName: 'ProwJobStatus',
  fields: {
    StartTime: ['startTime', 'time'],
    PendingTime: ['pendingTime', 'time'],
    CompletionTime: ['completionTime', 'time'],
    State: ['state', 'string'],
    Description: ['description', 'string'],
    URL: ['url', 'string'],
    PodName: ['pod_name', 'string'],
    BuildID: ['build_id', 'string'],
    JenkinsBuildID: ['jenkins_build_id', 'string'],
    PodRevivalCount: ['pod_revival_count', 'int'],
  },
  others: ['PrevReportStates'],
};

const META: Shape = {
  typeName: 'ObjectMeta',
  fields: {
    Name: ['name', 'string'],
    Namespace: ['namespace', 'string'],
    GenerateName: ['generateName', 'string'],
    UID: ['uid', 'string'],
    ResourceVersion: ['resourceVersion', 'string'],
    Labels: ['labels', 'map'],
    Annotations: ['annotations', 'map'],
    Finalizers: ['finalizers', 'strings'],
  },
  others: [
    'SelfLink',
    'Generation',
    'CreationTimestamp',
    'DeletionTimestamp',
    'DeletionGracePeriodSeconds',
    'OwnerReferences',
    'ManagedFields',
    'GetName',
    'GetGenerateName',
    'GetNamespace',
    'GetUID',
    'GetResourceVersion',
    'GetGeneration',
    'GetSelfLink',
    'GetCreationTimestamp',
    'GetDeletionTimestamp',
    'GetDeletionGracePeriodSeconds',
    'GetLabels',
    'GetAnnotations',
    'GetFinalizers',
    'GetOwnerReferences',
    'GetManagedFields',
    'GetObjectMeta',
  ],
};

const TYPE: Shape = {
  typeName: 'TypeMeta',
  fields: { Kind: ['kind', 'string'], APIVersion: ['apiVersion', 'string'] },
};

export const PROW_JOB: Shape = {
  typeName: 'ProwJob',
  fields: {
    TypeMeta: [undefined, { struct: TYPE }],
    ObjectMeta: ['metadata', { struct: META }],
    Spec: ['spec', { struct: SPEC }],
    Status: ['status', { struct: STATUS }],
  },
  others: ['Complete', 'ClusterAlias', 'DeepCopy', 'GetObjectKind', 'GroupVersionKind'],
};

/** Parts whose fields Go also finds on the whole: `.Name` is `.ObjectMeta.Name`. */
export const EMBEDDED = ['ObjectMeta', 'TypeMeta'];
