// The scripts of the test, to be edited while it runs. What the server answers: docs/web-api.md.
import { html, useEffect, useRef, useState } from './html.js';
import { Refused, get, post } from './api.js';
import { differences } from './diff.js';
import { Generations } from './parts.js';

/** The editor is the largest file of the page: it comes when somebody wants to edit. */
const editorModule = () => import('./editor.js');

export function ScriptTab({ state, running, onApplied }) {
    const [files, setFiles] = useState(null);
    const [chosen, setChosen] = useState(null);
    const [typed, setTyped] = useState({}); // path → { text, base }: what stands in the editor, and which file it began with
    const [version, setVersion] = useState(0); // of what editors are to show: another one makes them begin anew
    const [problems, setProblems] = useState([]);
    const [message, setMessage] = useState(null);
    const [busy, setBusy] = useState(false);
    const [save, setSave] = useState(true);
    const editor = useRef(null);

    const load = async () => {
        try {
            const answer = await get('api/script');
            setFiles(answer.files);
            setChosen(before => before ?? answer.files[0]?.path ?? null);
        } catch (error) {
            setMessage({ bad: true, text: error instanceof Refused ? error.message : 'The server was not reached' });
        }
    };
    useEffect(() => {
        load();
    }, [state.generation]);

    const file = files?.find(each => each.path === chosen);
    const changed = files?.filter(each => typed[each.path] && typed[each.path].text !== each.text) ?? [];
    const stale = changed.filter(each => typed[each.path].base !== each.sha256);
    const forget = () => {
        setTyped({});
        setVersion(before => before + 1);
    };

    const send = async (path, body, done) => {
        setBusy(true);
        setMessage(null);
        try {
            const answer = await post(path, body);
            setProblems(answer?.problems ?? []);
            if (answer?.problems?.length > 0) {
                setMessage({ bad: true, text: 'The script was not taken: see the problems below' });
            } else {
                setMessage({ text: done });
            }
            return answer;
        } catch (error) {
            setMessage({ bad: true, text: error instanceof Refused ? error.message : 'The server was not reached' });
            return null;
        } finally {
            setBusy(false);
        }
    };
    const edits = () => changed.map(each => ({ path: each.path, text: typed[each.path].text, base_sha256: typed[each.path].base }));
    const check = () => send('api/script/check', { files: edits() }, 'It compiles');
    const applyEdits = async () => {
        const answer = await send('api/script/apply', { files: edits(), save }, running ? 'Taken up: users move over after their task' : 'Taken up');
        if (answer && !(answer.problems?.length > 0)) {
            await load();
            forget();
            onApplied();
        }
    };
    const backTo = number => send('api/script/back', { generation: number, save }, `What generation ${number} was is in force again`).then(async answer => {
        if (answer && !(answer.problems?.length > 0)) {
            await load();
            forget();
            onApplied();
        }
    });
    if (!files) {
        return html`<p class="card empty" role="status">${message?.text ?? 'Loading the script …'}</p>`;
    }
    return html`<section class="card">
            <header><h2>${file?.name ?? 'No script'}</h2><span
                class="sub">generation ${state.generation}${changed.length > 0 ? ` · ${changed.length} changed here` : ''}</span>
                <span class="right">
                    ${files.length > 1 && html`<label><span class="hidden">File</span><select class="filter" value=${chosen}
                        onChange=${event => setChosen(event.target.value)}>
                        ${files.map(each => html`<option key=${each.path}
                            value=${each.path}>${each.name}${changed.includes(each) ? ' *' : ''}</option>`)}</select></label>`}
                    <label class="row sub"><input type="checkbox" checked=${save} onChange=${() => setSave(!save)} /> save to the file</label>
                    ${changed.length > 0 && html`<button class="button"
                        onClick=${() => { forget(); setProblems([]); setMessage(null); }}>Discard</button>`}
                    <button class="button" disabled=${busy || changed.length === 0} onClick=${check}>Check</button>
                    <button class="button primary" disabled=${busy || changed.length === 0}
                        onClick=${applyEdits}>${running ? 'Apply to the running test' : 'Apply'}</button></span></header>
            ${stale.length > 0 && html`<p role="alert" class="bad-text"
                style=${{ marginBottom: '8px' }}>${stale.map(each => each.name).join(', ')} was changed elsewhere since you began to edit here. Discard to see that; nothing is overwritten.</p>`}
            ${message && html`<p role="status" class=${message.bad ? 'bad-text' : 'sub'} style=${{ marginBottom: '8px' }}>${message.text}</p>`}
            ${file && html`<${Editor} key=${file.path + version} text=${typed[file.path]?.text ?? file.text} handle=${editor}
                problems=${problems.filter(each => same(each, file))}
                onChange=${next => setTyped(before => ({ ...before, [file.path]: { text: next, base: before[file.path]?.base ?? file.sha256 } }))} />`}
        </section>
        ${problems.length > 0 && html`<section
            class="card"><header><h2>Problems</h2></header><table><tbody>${problems.map((problem, i) => html`<tr key=${i} class="problem">
            <td style=${{ width: '1%', whiteSpace: 'nowrap' }}><button
                onClick=${() => jump(problem)}>${problem.file ?? file?.name}${problem.line ? `:${problem.line}` : ''}</button></td><td
                class="bad name"><pre>${problem.message}</pre></td></tr>`)}</tbody></table></section>`}
        <${Generations} rows=${[...state.generations].reverse()}><span
            class="right">${state.generations.length > 1 && html`<${Older} ...${{ state, files, backTo, busy }} />`}</span><//>`;

    function jump(problem) {
        const target = files.find(each => same(problem, each));
        if (target) {
            setChosen(target.path);
        }
        setTimeout(() => editor.current?.goTo(problem.line ?? 1, problem.column ?? 1), 50);
    }
}

function same(problem, file) {
    return !problem.file || problem.file === file.path || problem.file === file.name || file.path.endsWith('/' + problem.file);
}

/** An older generation: what differs in it, and the way back to it. */
function Older({ state, files, backTo, busy }) {
    const older = state.generations.filter(each => each.number !== state.generation);
    const [number, setNumber] = useState(older[older.length - 1].number);
    const [shown, setShown] = useState(null);
    const compare = async () => {
        try {
            setShown(await get('api/script/generations/' + number));
        } catch (error) {
            setShown({ failed: error instanceof Refused ? error.message : 'The server was not reached' });
        }
    };
    return html`<label class="row"><span class="sub">Generation</span><select class="filter" style=${{ width: 'auto' }} value=${number}
            onChange=${event => { setNumber(Number(event.target.value)); setShown(null); }}>${older.map(each => html`<option key=${each.number}
                value=${each.number}>${each.number}</option>`)}</select></label>
        <button class="button" onClick=${compare}>Differences</button>
        <button class="button" disabled=${busy} onClick=${() => backTo(number)}>Go back to it</button>
        ${shown && html`<${Differences} ...${{ number, shown, files, onClose: () => setShown(null) }} />`}`;
}

function Differences({ number, shown, files, onClose }) {
    const dialog = useRef();
    useEffect(() => {
        dialog.current.showModal();
    }, []);
    const paths = [...new Set([...(shown.files ?? []), ...files].map(each => each.path))];
    const textOf = (list, path) => list?.find(each => each.path === path)?.text ?? '';
    const changes = paths.map(path => [path, differences(textOf(shown.files, path), textOf(files, path))]).filter(([, lines]) => lines.length > 0);
    return html`<dialog ref=${dialog} onClose=${onClose} aria-label="Differences"
        style=${{ width: 'min(900px, calc(100vw - 28px))' }}><h2>From generation ${number} to the present one</h2>
        ${shown.failed && html`<p class="bad-text">${shown.failed}</p>`}
        ${!shown.failed && changes.length === 0 && html`<p class="empty">The files are the same</p>`}
        ${changes.map(([path, lines]) => html`<p key=${path} class="sub name" style=${{ margin: '10px 0 4px' }}>${path}</p><div
            class="diff mono">${lines.map(([sign, line], i) => html`<div key=${i}
            class=${sign === '+' ? 'plus' : sign === '-' ? 'minus' : ''}>${sign} ${line}</div>`)}</div>`)}
        <div class="row end"><button class="button" onClick=${() => dialog.current.close()}>Close</button></div></dialog>`;
}

/** What is typed belongs to the editor: `text` is only what it begins with. */
function Editor({ text, handle, problems, onChange }) {
    const holder = useRef();
    const [failed, setFailed] = useState(null);
    const made = useRef(null);
    const changed = useRef(onChange);
    changed.current = onChange;
    useEffect(() => {
        let gone = false;
        editorModule().then(({ makeEditor }) => {
            if (!gone) {
                made.current = makeEditor(holder.current, text, next => changed.current(next));
                handle.current = made.current;
                made.current.show(problems);
            }
        }, error => setFailed(error.message));
        return () => {
            gone = true;
            made.current?.destroy();
        };
    }, []);
    useEffect(() => {
        made.current?.show(problems);
    }, [problems]);
    return html`<div class="editor" ref=${holder} aria-label="Text of the script">${failed && html`<p
        class="empty">The editor was not loaded: ${failed}</p>`}</div>`;
}
