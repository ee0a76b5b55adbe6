// CodeMirror with Groovy. It lives in a shadow root: there its styles need no <style> element, which the page's policy forbids.
import {
    Compartment, EditorState, EditorView, HighlightStyle, StreamLanguage, bracketMatching, closeBrackets, closeBracketsKeymap, defaultHighlightStyle, defaultKeymap, drawSelection,
    groovy, highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches, history, historyKeymap, indentOnInput, indentUnit, indentWithTab, keymap, lineNumbers, lintGutter,
    search, searchKeymap, setDiagnostics, syntaxHighlighting,
} from './vendor/codemirror.js';
import { onTheme, theme } from './theme.js';

const look = dark => EditorView.theme({
    '&': { fontSize: '13px', backgroundColor: 'transparent', color: 'var(--ink)', height: 'auto', minHeight: '320px', maxHeight: '70vh' },
    '.cm-scroller': { fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace', overflow: 'auto', minHeight: '320px' },
    '.cm-gutters': { backgroundColor: 'var(--field)', color: 'var(--soft)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: dark ? 'rgb(255 255 255 / 5%)' : 'rgb(23 101 204 / 6%)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--select)' },
    '.cm-panels': { backgroundColor: 'var(--field)', color: 'var(--ink)' },
    '.cm-tooltip': { backgroundColor: 'var(--raised)', border: '1px solid var(--line)' },
    '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
}, { dark });

/** Names of colours are CodeMirror's tags; the styles are those of the default, lifted for a dark ground. */
const DARK = HighlightStyle.define(defaultHighlightStyle.specs.map(spec => ({ ...spec, ...(spec.color ? { color: lifted(spec.color) } : {}) })), { themeType: 'dark' });

function lifted(colour) {
    return `color-mix(in srgb, ${colour} 45%, #dbe9f4)`;
}

/** @param onChange told the whole text after each change */
export function makeEditor(holder, text, onChange) {
    const root = holder.shadowRoot ?? holder.attachShadow({ mode: 'open' });
    const looks = new Compartment();
    const dressed = () => theme() === 'dark' ? [look(true), syntaxHighlighting(DARK)] : [look(false), syntaxHighlighting(defaultHighlightStyle)];
    const view = new EditorView({
        root, parent: root,
        state: EditorState.create({
            doc: text,
            extensions: [
                lineNumbers(), lintGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(), highlightActiveLineGutter(),
                highlightSelectionMatches(), search({ top: true }), indentUnit.of('    '), StreamLanguage.define(groovy), looks.of(dressed()),
                keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
                EditorView.contentAttributes.of({ 'aria-label': 'Text of the script', tabindex: '0' }),
                EditorView.updateListener.of(update => update.docChanged && onChange(update.state.doc.toString())),
            ],
        }),
    });
    const leave = onTheme(() => view.dispatch({ effects: looks.reconfigure(dressed()) }));
    return {
        destroy() {
            leave();
            view.destroy();
        },
        goTo(line, column) {
            const found = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
            const at = Math.min(found.from + Math.max(0, column - 1), found.to);
            view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
            view.focus();
        },
        show(problems) {
            const diagnostics = problems.filter(problem => problem.line).map(problem => {
                const line = view.state.doc.line(Math.min(Math.max(1, problem.line), view.state.doc.lines));
                const from = Math.min(line.from + Math.max(0, (problem.column ?? 1) - 1), line.to);
                return { from, to: Math.max(from, line.to), severity: 'error', message: problem.message };
            });
            view.dispatch(setDiagnostics(view.state, diagnostics));
        },
    };
}
