import type { Arguments } from "../../command-line/command.ts";
import { writeFile } from "../../disk/write-file.ts";
import { allFindings, countOf } from "../../report/judged.ts";
import { reportText, wantedReports } from "../../report/report.ts";
import type { Session } from "../../terminal/session.ts";
import { judgeAsBefore, judgedOf, readRepository, type Repository } from "../judge-repository.ts";
import { assertFixable, mend, mendedDiff, mendedText, writeMended } from "./fix.ts";
import { narrow, narrowingIn } from "./narrow.ts";

/** Judges and reports. Gives 1 when there are errors among what is shown, 0 otherwise. */
export function checkCommand(args: Arguments, session: Session): Promise<number> {
  const reports = args.has("json") ? [{ format: "json" }, ...wantedReports(args.values("format")).filter(({ file }) => file !== undefined)] : wantedReports(args.values("format"));
  const wanted = narrowingIn(args);
  assertFixable(args);
  const found = readRepository(args.positionals[0] ?? ".", session, { remember: !args.has("no-cache") && !args.has("fix"), ahead: true });
  if (args.has("dry-run")) return Promise.resolve(showFixes(found, args, session));
  const repository = args.has("fix") ? fixed(found, session) : found;
  const whole = judgedOf(judgeAsBefore(repository), repository);
  const judged = wanted === undefined ? whole : narrow(whole, { repository, wanted, environment: session.environment });
  for (const report of reports) {
    const text = reportText(report, judged, session.out);
    if (report.file === undefined) session.out.write(text);
    else writeFile(session.folder, report.file, text);
  }
  return Promise.resolve(countOf(allFindings(judged)).error > 0 ? 1 : 0);
}

function showFixes(found: Repository, args: Arguments, session: Session): number {
  const mended = mend(found);
  const diff = mendedDiff(found, mended);
  const fixes = mended.fixes.map(({ path, what }) => ({ path, what }));
  session.out.write(args.has("json") ? `${JSON.stringify({ schema: 1, ok: true, written: false, fixes, diff }, null, 2)}\n` : diff);
  if (!args.has("json") && diff === "") session.err.write(mendedText(mended, session.err));
  return 0;
}

/** The repository as it is after what can be mended safely was mended on the disk. */
function fixed(found: Repository, session: Session): Repository {
  const mended = mend(found);
  writeMended(mended);
  session.err.write(mendedText(mended, session.err));
  return mended.repository;
}
