// Preact, its hooks, and htm bound to it, as one module: the page needs no import map, which its policy would not let in.
import htm from 'htm';
import { h } from 'preact';

export { Component, Fragment, createRef, h, render } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
export const html = htm.bind(h);
