import { settingsOf } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagStartMoves: Rule = {
  name: 'dag-start-moves',
  why: 'A start_date that is another one each time the file is read: runs start twice, or never.',
  check: (graph) =>
    settingsOf(graph, /^start_date$/)
      .filter(({ value }) => /\b(?:now|utcnow|today|days_ago)\s*\(/.test(value.source))
      .map(({ file, value }) => ({
        file,
        message: `sets 'start_date' to ${value.source}, which moves; write a day: datetime(2026, 1, 1, tzinfo=UTC)`,
      })),
};
