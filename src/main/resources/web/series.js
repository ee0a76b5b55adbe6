// The figures over time of a run: a past that is loaded once, and behind it each second that comes.

export class Series {
    /** { started_at, series, marks } of the history; null before there is any. */
    whole = null;
    #loading = 0;
    #arrived = [];

    /** What comes meanwhile may or may not be in what is loaded, and is added to it. */
    async load(ask) {
        this.#loading++;
        try {
            const loaded = await ask();
            this.whole = loaded.series ? loaded : null;
        } finally {
            this.#loading--;
        }
        this.#arrived.splice(0).forEach(point => this.add(point));
    }

    /** @returns whether it fits: else what went before has to be loaded anew */
    add(point) {
        if (this.#loading > 0) {
            this.#arrived.push(point);
            return true;
        }
        const { span } = point;
        if (!this.whole || span.width > this.whole.series.width) {
            return false;
        }
        if (span.width === this.whole.series.width) {
            this.whole = { ...this.whole, series: joined(this.whole.series, span), marks: withNew(this.whole.marks, point.marks) };
        }
        return true;
    }
}

/** The row takes the place of the last one, or comes behind it. */
function joined(series, span) {
    const { t } = series;
    const [last, at] = [t[t.length - 1] ?? -Infinity, span.t[0]];
    if (at === undefined || at < last) {
        return series;
    }
    const kept = at === last ? t.length - 1 : t.length;
    const nothing = Array(t.length).fill(null);
    const column = (past, row) => [...(past ?? nothing).slice(0, kept), row?.[0] ?? null];
    const figure = (past, row) => (Array.isArray(past) ? column(past, row) // else some of both, such as phases, may be new or missing
        : Object.fromEntries(Object.keys({ ...past, ...row }).map(part => [part, column(past?.[part], row?.[part])])));
    return Object.fromEntries(Object.entries(series).map(([name, past]) => [name, name === 'width' ? past : figure(past, span[name])]));
}

function withNew(marks, more) {
    const known = new Set(marks.map(({ t, kind }) => kind + t));
    const fresh = more.filter(({ t, kind }) => !known.has(kind + t));
    return fresh.length > 0 ? [...marks, ...fresh] : marks;
}
