// Log lines, and between them what was done to the run, by time.
const LEVEL = /\/(DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL)\//;
const TIME = /^\[(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)[,.](\d{3})\]/;

export function levelOf(line) {
    const level = LEVEL.exec(line)?.[1];
    return level === 'ERROR' || level === 'CRITICAL' ? 'error' : level === 'WARNING' || level === 'WARN' ? 'warning' : '';
}

/**
 * @param lines as the server has logged them, by its own clock
 * @param history whose marks are put in; null where there is none
 * @param offset of that clock to UTC, in seconds
 * @returns [{ text, kind }]: kind is 'mark', 'error', 'warning' or empty. Marks older than the lines are left out.
 */
export function withMarks(lines, history, offset) {
    const moments = lines.map(line => TIME.exec(line)).map(at => (at ? Date.parse(`${at[1]}T${at[2]}.${at[3]}Z`) - offset * 1000 : null));
    const first = moments.find(moment => moment !== null) ?? Infinity;
    const marks = (history?.marks ?? []).map(({ t, text }) => ({ at: history.started_at + t * 1000, text })).filter(({ at }) => at >= first - 1_000);
    const all = [];
    let next = 0;
    lines.forEach((line, i) => {
        for (; moments[i] !== null && next < marks.length && marks[next].at <= moments[i]; next++) {
            all.push(told(marks[next], offset));
        }
        all.push({ text: line, kind: levelOf(line) });
    });
    return [...all, ...marks.slice(next).map(mark => told(mark, offset))];
}

function told({ at, text }, offset) {
    return { text: `[${new Date(at + offset * 1000).toISOString().slice(0, 23).replace('T', ' ').replace('.', ',')}] ${text}`, kind: 'mark' };
}
