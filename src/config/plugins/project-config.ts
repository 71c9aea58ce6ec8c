import { mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { text, wholeNumber } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

const columns = described('By project, the column that cards start in.', mapOf(text));
const team = described('The id of the team that may change projects.', wholeNumber);

const ofRepo = titled(
  'RepoProjects',
  object({ repo_maintainers_team_id: team, repo_default_column_map: columns }),
);

const ofOrg = titled(
  'OrgProjects',
  object({
    org_maintainers_team_id: team,
    org_default_column_map: columns,
    project_repo_configs: described('By repository, without the org.', mapOf(ofRepo)),
  }),
);

/** Prow: pkg/plugins/config.go `ProjectConfig`. */
export const projectConfig = wholeSection(
  'Projects that /project knows: the plugin project.',
  object({ project_org_configs: described('By org.', mapOf(ofOrg)) }),
);
