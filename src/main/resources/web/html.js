// The one door to Preact and htm.
export { html, render, Component, createRef, useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from './vendor/preact.js';
