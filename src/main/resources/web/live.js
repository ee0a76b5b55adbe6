// What the page knows of its server, kept up to date: state, history and statistics. One object; whoever listens is told of changes.
//
// A load generator has better things to do than to serve a page. So everything comes by one stream, which tells what the open tab
// shows and nothing else; requests are made only for what was before, and where the stream is silent.
import { get, useToken } from './api.js';
import { endOf } from './run.js';
import { Series } from './series.js';

const TRY_AGAIN_AFTER = 2_000;
/** While a test runs something comes each second: else something keeps the stream back, and it is asked for. */
const SILENT_AFTER = 4_000;
const ASK_EVERY = 5_000;

export const RUNNING = new Set(['spawning', 'running', 'paused', 'cleanup']);

/** What tabs show beside the figures over time, which all have. */
const TOPICS = { stats: ['statistics'], failures: ['statistics'], latency: ['latency'], generator: ['generator'] };
const PATHS = { statistics: 'api/statistics', latency: 'api/history?part=latency', generator: 'api/history?part=generator' };

export class Live {
    state = null;
    history = null;
    statistics = { rows: [], total: null, failures: [] };
    /** The newest second. */
    latest = null;
    /** 'connecting', 'on', 'away' */
    connection = 'connecting';
    restarted = false;
    #listeners = new Set();
    #topics = [];
    #feed = null;
    #lastId = null;
    #series = new Series();
    #parts = {};
    #again = 0;
    #heard = 0;

    /** @param tab that is shown first */
    start(tab) {
        this.#topics = TOPICS[tab] ?? [];
        this.#open(true);
        setInterval(() => this.#whereSilent(), ASK_EVERY);
        document.addEventListener('visibilitychange', () => this.connection !== 'away' && this.#open(true));
    }

    onChange(listener) {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    isRunning() {
        return RUNNING.has(this.state?.state);
    }

    /** From now on this tab is shown. */
    show(tab) {
        const topics = TOPICS[tab] ?? [];
        if (String(topics) !== String(this.#topics)) {
            this.#topics = topics;
            this.#parts = {};
            this.#open(false);
        }
    }

    /** Asks for everything anew, after something that people did. */
    async refresh() {
        await this.#loadAll();
    }

    #visible() {
        return document.visibilityState === 'visible';
    }

    #tell() {
        this.#listeners.forEach(listener => listener());
    }

    /**
     * The browser's own reconnecting says nothing of what was missed, so each connection begins with it. Who sees nothing is told
     * of the state only, which is in the window's title.
     *
     * @param anew whether everything may be another than it was
     */
    #open(anew) {
        this.#feed?.close();
        clearTimeout(this.#again);
        const seen = this.#visible();
        const feed = new EventSource('api/feed?of=' + (seen ? ['points', ...this.#topics] : []).join(','));
        this.#feed = feed;
        const on = (event, act) => feed.addEventListener(event, ({ data, lastEventId }) => {
            this.#heard = Date.now();
            act(data && JSON.parse(data), Number(lastEventId));
        });
        on('open', () => (!seen ? this.#loadState() : anew ? this.#loadAll() : this.#loadTopics()).catch(() => {}));
        on('point', (point, id) => this.#point(point, id));
        on('state', ({ version_of_state: version }) => {
            if (this.state && version !== this.state.version_of_state) {
                this.#loadState().catch(() => {}); // the feed notices too, and tries again
            }
        });
        Object.keys(PATHS).forEach(topic => on(topic, answer => this.#take(topic, answer)));
        feed.addEventListener('end', () => this.#lost());
        feed.addEventListener('error', () => this.#lost());
    }

    /** Only a server that does not answer at all is away. */
    async #lost() {
        this.#feed.close();
        clearTimeout(this.#again);
        try {
            await this.#loadState(); // leads to the login, if that is what is missing
        } catch {
            if (this.connection !== 'away') {
                this.connection = 'away';
                this.#tell();
            }
        }
        this.#again = setTimeout(() => this.#open(true), TRY_AGAIN_AFTER);
    }

    #whereSilent() {
        if (this.#visible() && this.connection === 'on' && this.isRunning() && Date.now() - this.#heard > SILENT_AFTER) {
            this.#loadAll();
        }
    }

    async #loadAll() {
        try {
            await this.#loadState();
            await this.#loadFigures();
        } catch {
            // the feed notices too, and tries again
        }
    }

    async #loadState() {
        const state = await get('api/state');
        const before = this.state;
        const isOther = before && (before.run !== state.run || before.token !== state.token);
        this.restarted ||= Boolean(before) && before.token !== state.token;
        this.latest = isOther ? null : this.latest;
        this.state = state;
        useToken(state.token);
        this.connection = 'on';
        this.#tell();
        if (before && this.#visible() && (isOther || !this.isRunning())) {
            await this.#loadFigures();
        }
    }

    /** The total is in the head of the page, whichever tab is open. */
    async #loadFigures() {
        const topics = new Set(['statistics', ...this.#topics]);
        await Promise.all([this.#loadSeries(), ...[...topics].map(topic => this.#loadTopic(topic))]);
    }

    #loadTopics() {
        return Promise.all(this.#topics.map(topic => this.#loadTopic(topic)));
    }

    async #loadTopic(topic) {
        this.#take(topic, await get(PATHS[topic]));
    }

    #loadSeries() {
        this.#lastId = null;
        return this.#series.load(() => get('api/history?part=series')).then(() => this.#changed());
    }

    #take(topic, answer) {
        if (topic === 'statistics') {
            const { requests, total, failures } = answer;
            this.statistics = { rows: rowsOf(requests), total: rowsOf(total)[0], failures: rowsOf(failures) };
            this.#tell();
        } else {
            this.#parts = { ...this.#parts, ...answer };
            this.#changed();
        }
    }

    #point(point, id) {
        const missed = this.#lastId !== null && id > this.#lastId + 1;
        this.#lastId = id;
        this.latest = point;
        if (missed || !this.#series.add(point)) {
            this.#loadAll();
        }
        this.#changed();
    }

    #changed() {
        const { whole } = this.#series;
        this.history = whole && { ...this.#parts, ...whole, heat_end: endOf(whole) };
        this.#tell();
    }
}

/** Columns as rows. */
function rowsOf(columns) {
    const names = Object.keys(columns);
    return columns[names[0]].map((_, at) => Object.fromEntries(names.map(name => [name, columns[name][at]])));
}
