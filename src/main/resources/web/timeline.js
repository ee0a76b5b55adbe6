// What all charts over time share: the span that is zoomed into, and the moment under the cursor. Seconds since the start.
const listeners = new Set();
let span = null;
let cursor = null;

export const zoom = () => span;
export const cursorAt = () => cursor;

export function zoomTo(from, to) {
    const next = from === null || to - from < 0.5 ? null : [from, to];
    if (String(next) !== String(span)) {
        span = next;
        listeners.forEach(listener => listener('zoom'));
    }
}

/** @param source who says so: 'heatmap', or a chart */
export function point(at, source) {
    if (at !== cursor) {
        cursor = at;
        listeners.forEach(listener => listener('cursor', source));
    }
}

export function onTimeline(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}
