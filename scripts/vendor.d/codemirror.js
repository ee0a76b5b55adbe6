// What the Script tab needs of CodeMirror 6, with the mode for Groovy.
export { EditorState, Compartment, StateEffect, StateField } from '@codemirror/state';
export {
    Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap,
    lineNumbers, rectangularSelection
} from '@codemirror/view';
export { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
export {
    HighlightStyle, StreamLanguage, bracketMatching, defaultHighlightStyle, foldGutter, indentOnInput, indentUnit,
    syntaxHighlighting
} from '@codemirror/language';
export { groovy } from '@codemirror/legacy-modes/mode/groovy';
export { lintGutter, setDiagnostics } from '@codemirror/lint';
export { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
export { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
