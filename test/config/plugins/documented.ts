/** Every field of plugins.yaml that Prow knows, once. Prow: pkg/plugins/config.go `Configuration`. */
export const DOCUMENTED = `
plugins: {org: {plugins: [trigger], excluded_repos: [secret]}, org/repo: {plugins: [hold]}}
external_plugins: {org/repo: [{name: needs-rebase, endpoint: http://rebase, events: [pull_request]}]}
owners:
  mdyamlrepos: [org/website]
  skip_collaborators: [org]
  labels_denylist: [lgtm]
  filenames: {org: {owners: OWNERS, owners_aliases: OWNERS_ALIASES}}
approve:
- repos: [org]
  issue_required: true
  require_self_approval: false
  lgtm_acts_as_approve: true
  ignore_review_state: false
  commandHelpLink: https://commands
  pr_process_link: https://process
blockades:
- repos: [org]
  branchregexp: ^release-
  blockregexps: [^vendor/]
  exceptionregexps: ['\\.md$']
  explanation: generated
blunderbuss: &reviewers
  request_count: 2
  max_request_count: 3
  exclude_approvers: true
  use_status_availability: true
  ignore_drafts: true
  ignore_authors: [bot]
  wait_for_status: {context: tide, description: 'Needs (lgtm|approved)', state: pending}
rifle: *reviewers
branch_cleaner: {preserved_branches: {org: [main]}}
bugzilla:
  default: &options
    '*':
      exclude_defaults: false
      enable_backporting: true
      validate_by_default: true
      is_open: true
      target_release: 4.10.0
      statuses: [NEW]
      valid_states: [{status: CLOSED, resolution: ERRATA}]
      dependent_bug_statuses: [VERIFIED]
      dependent_bug_states: [{status: VERIFIED}]
      dependent_bug_target_releases: [4.9.z]
      dependent_bug_target_release: 4.8.z
      status_after_validation: POST
      state_after_validation: {status: POST}
      add_external_link: true
      status_after_merge: MODIFIED
      state_after_merge: {status: MODIFIED}
      state_after_close: {status: NEW}
      allowed_groups: [public]
  orgs: {org: {default: *options, repos: {repo: {branches: *options}}}}
cat: {key_path: /etc/cat}
goose: {key_path: /etc/goose}
cherry_pick_approved:
- org: org
  repo: repo
  branchregexp: ^release-
  approvers: [alice]
  allow_missing_approved_label: true
  allow_missing_lgtm_label: true
cherry_pick_unapproved: {branchregexp: ^release-, comment: wait}
config_updater:
  gzip: true
  cluster_groups: {builds: {clusters: [one, two], namespaces: [ci]}}
  maps:
    config.yaml: {name: config, key: config.yaml, gzip: false, clusters: {default: [prow]}}
    jobs/*.yaml:
      partitioned_names: [jobs-1, jobs-2]
      use_full_path_as_key: true
      cluster_groups: [builds]
      allowed_repos: [org]
      denied_repos: [org/other]
dco:
  '*':
    skip_dco_check_for_members: true
    trusted_apps: [bot]
    trusted_org: org
    skip_dco_check_for_collaborators: true
    contributing_repo: org/community
    contributing_branch: main
    contributing_path: CONTRIBUTING.md
delete_spam_issue: {allowed_teams: [admins], allowed_users: [alice]}
golint: {minimum_confidence: 0.5}
heart: {adorees: [alice], commentregexp: .*}
help: {help_guidelines_url: https://help, help_guidelines_summary: be clear}
invalid_commit_msg: [{repos: [org], checks: [{name: fixupPrefix, disabled: true}]}]
jira: {disabled_jira_projects: [enterprise]}
label:
  additional_labels: [api-review]
  restricted_labels:
    '*': [{label: release, allowed_teams: [leads], allowed_users: [alice], assign_on: [{label: x}]}]
lgtm:
- repos: [org]
  review_acts_as_lgtm: true
  store_tree_hash: true
  trusted_team_for_sticky_lgtm: leads
milestone_applier: {org/repo: {main: v1.30}}
repo_milestone:
  '': {maintainers_id: 1, maintainers_team: leads, maintainers_friendly_name: Leads}
override: {allow_top_level_owners: true, allowed_github_teams: {org: [leads]}}
project_config:
  project_org_configs:
    org:
      org_maintainers_team_id: 1
      org_default_column_map: {Work: To do}
      project_repo_configs:
        repo: {repo_maintainers_team_id: 2, repo_default_column_map: {Work: To do}}
project_manager:
  orgsRepos:
    org:
      projects:
        Work: {columns: [{id: 1, name: To do, state: open, labels: [kind/bug], org: org}]}
release_note: {guidelines_url: https://notes}
require_matching_label:
- org: org
  repo: repo
  branch: main
  prs: true
  issues: true
  regexp: ^kind/
  missing_label: needs-kind
  missing_comment: add one
  grace_period: 10s
retitle: {allow_closed_issues: true}
sigmention: {regexp: '@org/sig-(\\w+)-(bugs)'}
size: {s: 10, m: 30, l: 100, xl: 500, xxl: 1000}
slack:
  mentionchannels: [sig-testing]
  mergewarnings:
  - repos: [org]
    channels: [merges]
    exempt_users: [bot]
    exempt_branches: {main: [alice]}
triggers:
- repos: [org]
  trusted_apps: [bot]
  trusted_org: friends
  join_org_url: https://join
  only_org_members: true
  ignore_ok_to_test: true
  trigger_github_workflows: true
  org_invite: {prominent: {disabled: false, merged_pr_threshold: 3, message: 'see {join_org_url}'}}
welcome: [{repos: [org], message_template: 'Hi {{.AuthorLogin}}', always_post: true}]
`;
