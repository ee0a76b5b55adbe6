// How the page talks to its server: docs/web-api.md. Paths are relative, so that a base path does no harm.
let token = '';

/** What a server has to say against something: its own words. */
export class Refused extends Error {}

export function useToken(next) {
    token = next;
}

export async function get(path) {
    return answered(await fetch(path, { headers: { Accept: 'application/json' }, cache: 'no-store' }));
}

export async function post(path, body) {
    return answered(await fetch(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Gryllus-Token': token },
        body: JSON.stringify(body ?? {}),
    }));
}

async function answered(response) {
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json') && text ? JSON.parse(text) : null;
    if (!response.ok) {
        if (response.status === 401) {
            location.assign('login?next=' + encodeURIComponent(location.pathname + location.search));
        }
        throw new Refused(json?.error ?? `The server answered ${response.status}`);
    }
    return json;
}
