// What the reader has chosen, kept by the browser from one visit to the next.

/** @returns null where nothing was kept, or nothing may be: a file in some browsers, a page in a sandbox */
export function kept(name) {
    try {
        return JSON.parse(localStorage.getItem('gryllus.' + name));
    } catch {
        return null;
    }
}

export function keep(name, value) {
    try {
        localStorage.setItem('gryllus.' + name, JSON.stringify(value));
    } catch {
        // then it holds until the page is closed
    }
}
