import type { Arguments } from "../../command-line/command.ts";
import { writeFile } from "../../disk/write-file.ts";
import { allFindings, countOf } from "../../report/judged.ts";
import { reportText, wantedReports } from "../../report/report.ts";
import type { Session } from "../../terminal/session.ts";
import { judge, judgedOf, readRepository } from "../judge-repository.ts";
import { narrow, narrowingIn } from "./narrow.ts";

/** Judges and reports. Gives 1 when there are errors among what is shown, 0 otherwise. */
export function checkCommand(args: Arguments, session: Session): Promise<number> {
  const reports = args.has("json") ? [{ format: "json" }, ...wantedReports(args.values("format")).filter(({ file }) => file !== undefined)] : wantedReports(args.values("format"));
  const wanted = narrowingIn(args);
  const repository = readRepository(args.positionals[0] ?? ".", session, !args.has("no-cache"));
  const whole = judgedOf(judge(repository), repository);
  repository.memory?.save();
  const judged = wanted === undefined ? whole : narrow(whole, { repository, wanted, environment: session.environment });
  for (const report of reports) {
    const text = reportText(report, judged, session.out);
    if (report.file === undefined) session.out.write(text);
    else writeFile(session.folder, report.file, text);
  }
  return Promise.resolve(countOf(allFindings(judged)).error > 0 ? 1 : 0);
}
