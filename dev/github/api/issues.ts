import { z } from 'zod';
import {
  addComment,
  addLabels,
  deleteComment,
  editComment,
  removeLabel,
} from '../acts/conversation.ts';
import { assign, openIssue } from '../acts/issues.ts';
import { commentShape, issueShape } from '../shapes/issue.ts';
import { labelShape } from '../shapes/label.ts';
import type { Issue, Repo } from '../state.ts';
import type { World } from '../world.ts';
import { ApiError, notFound } from './api-error.ts';
import {
  type Call,
  NO_CONTENT,
  type Reply,
  type Routes,
  bodyOf,
  commentOfCall,
  loginOf,
  mayEdit,
  ok,
  param,
  issueOfCall,
  repoOfCall,
  writableRepo,
} from './call.ts';
import { listed } from './paginate.ts';

/** GitHub's limit of a comment, in characters. */
const LONGEST_BODY = 65_536;
const Body = z.object({ body: z.string().min(1).max(LONGEST_BODY) });
const Label = z.union([z.string(), z.object({ name: z.string() })]);
const Labels = z.union([z.array(Label), z.object({ labels: z.array(Label) })]);

const NewIssue = z.object({ title: z.string(), body: z.string().optional() });
const Assignees = z.object({ assignees: z.array(z.string()) });

/** Issues, comments and labels. To GitHub a pull request is an issue with a branch. */
export const ISSUES: Routes = {
  'POST /repos/{owner}/{repo}/issues': (world, call) => {
    const repo = repoOfCall(world, call);
    const issue = openIssue(world, repo, { ...bodyOf(call, NewIssue), author: loginOf(call) });
    return ok(issueShape(world, repo, issue), 201);
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees': (world, call) => {
    const { repo } = writableRepo(world, call);
    const issue = issueOfCall(repo, call);
    assign(world, issue, bodyOf(call, Assignees).assignees);
    return ok(issueShape(world, repo, issue), 201);
  },
  'GET /repos/{owner}/{repo}/labels': (world, call) => {
    const repo = repoOfCall(world, call);
    return listed(repo.labels, call, world.links.api, ({ name }) => labelShape(world, repo, name));
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': (world, call) => {
    const repo = repoOfCall(world, call);
    const issue = issueOfCall(repo, call);
    const comments = repo.comments.filter(({ number }) => number === issue.number);
    return listed(comments, call, world.links.api, (comment) => commentShape(world, repo, comment));
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (world, call) => {
    const repo = repoOfCall(world, call);
    const author = loginOf(call);
    const { body } = bodyOf(call, Body);
    const comment = addComment(world, repo, issueOfCall(repo, call), { author, body });
    return ok(commentShape(world, repo, comment), 201);
  },
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': (world, call) => {
    const repo = repoOfCall(world, call);
    return ok(commentShape(world, repo, commentOfCall(repo, call)));
  },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': (world, call) => {
    const { repo, comment, sender } = editableComment(world, call);
    editComment(world, repo, comment, { ...bodyOf(call, Body), sender });
    return ok(commentShape(world, repo, comment));
  },
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': (world, call) => {
    const { repo, comment, sender } = editableComment(world, call);
    deleteComment(world, repo, comment, sender);
    return NO_CONTENT;
  },
  'GET /repos/{owner}/{repo}/issues/{issue_number}/labels': (world, call) => {
    const repo = repoOfCall(world, call);
    return labelsReply(world, repo, issueOfCall(repo, call));
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': async (world, call) => {
    const { repo, login } = writableRepo(world, call);
    const issue = issueOfCall(repo, call);
    const asked = bodyOf(call, Labels);
    const names = ('labels' in asked ? asked.labels : asked).map((label) =>
      typeof label === 'string' ? label : label.name,
    );
    await addLabels(world, repo, issue, { names, sender: login });
    return labelsReply(world, repo, issue);
  },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': async (world, call) => {
    const { repo, login } = writableRepo(world, call);
    const issue = issueOfCall(repo, call);
    const removed = { name: param(call, 'name'), sender: login };
    if (!(await removeLabel(world, repo, issue, removed))) {
      throw new ApiError('NOT_FOUND', 'Label does not exist');
    }
    return labelsReply(world, repo, issue);
  },
};

function labelsReply(world: World, repo: Repo, issue: Issue): Reply {
  return ok(issue.labels.map((name) => labelShape(world, repo, name)));
}

function editableComment(world: World, call: Call) {
  const repo = repoOfCall(world, call);
  const comment = commentOfCall(repo, call);
  const sender = loginOf(call);
  if (!mayEdit(world, repo, comment, sender)) throw notFound();
  return { repo, comment, sender };
}
