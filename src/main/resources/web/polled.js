// Something that a tab asks for again and again while it is open.
import { useEffect, useState } from './html.js';
import { get } from './api.js';

const EVERY = 5_000;

/** @returns what the server last said, null before it has, { failed } where it did not */
export function usePolled(path, running) {
    const [answer, setAnswer] = useState(null);
    useEffect(() => {
        let gone = false;
        const ask = () => document.visibilityState === 'visible' && get(path).then(
            got => !gone && setAnswer(got),
            error => !gone && setAnswer(before => before ?? { failed: error.message }));
        ask();
        const timer = running ? setInterval(ask, EVERY) : 0;
        return () => {
            gone = true;
            clearInterval(timer);
        };
    }, [path, running]);
    return answer;
}
