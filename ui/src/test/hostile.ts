/** Texts that are made to be more than text: each names itself, so that one that ran is known. */

const RAN = "window.__ran=(window.__ran||[]).concat";
const scripts = [
  `<script>${RAN}(1)</script>`,
  `<img src=x onerror="${RAN}(2)">`,
  `<svg onload="${RAN}(3)"></svg>`,
  `<svg><script>${RAN}(4)</script></svg>`,
  `<iframe srcdoc="<script>parent.__ran=[5]</script>"></iframe>`,
  `<body onload=${RAN}(6)>`,
  `<details open ontoggle=${RAN}(7)>x</details>`,
  `<a href="javascript:${RAN}(8)">press</a>`,
  `<math><mi xlink:href="data:x,<script>${RAN}(9)</script>">`,
  `<object data="data:text/html,<script>${RAN}(10)</script>"></object>`,
  `<style>@import 'http://192.0.2.1/x.css';</style>`,
  `<link rel=stylesheet href=http://192.0.2.1/x.css>`,
  `<meta http-equiv=refresh content="0;url=http://192.0.2.1/">`,
  `<base href="http://192.0.2.1/">`,
  `<form action=http://192.0.2.1/><input name=x autofocus onfocus=${RAN}(11)></form>`,
  `"><script>${RAN}(12)</script>`,
  `'><img src=x onerror=${RAN}(13)>`,
  `--><script>${RAN}(14)</script>`,
  `</title><script>${RAN}(15)</script>`,
  `</textarea><script>${RAN}(16)</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${RAN}(17)>">`,
  `<template><script>${RAN}(18)</script></template>`,
  `<video><source onerror=${RAN}(19)></video>`,
  `<marquee onstart=${RAN}(20)>x</marquee>`,
  `<x onclick=${RAN}(21) style=position:fixed;inset:0>x</x>`,
];
const addresses = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "http://192.0.2.1/steal",
  "//192.0.2.1/steal",
  "dossier-preview://localhost/x",
  "ipc://localhost/show_case",
  "tauri://localhost/index.html",
];
const templates = [
  "{{constructor.constructor('alert(1)')()}}",
  "${alert(1)}",
  "#{7*7}",
  "<%= 7*7 %>",
  "{ $provider }",
  "{ui-applicant}",
  '{"__proto__": {"isAdmin": true}}',
  "__proto__",
  "constructor",
  "toString",
  "%s%s%s%n",
  "'; DROP TABLE cases; --",
  '=HYPERLINK("http://192.0.2.1")',
  "@SUM(1+1)",
  "../../../../etc/passwd",
];
const unseen = [
  ..."\u0000\u0001\u0007\u0008\u001b\u007f\u0085\u009f\u200b\u200c\u200d\u200e\u200f\u2028\u2029",
  ..."\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2066\u2067\u2068\u2069\u061c\ufeff",
].map((char) => `invoice${char}gpj.exe`);
const shapes = [
  "e" + "\u0301".repeat(200),
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
  "x".repeat(50_000),
  "ﷺ".repeat(500),
  "\u{1f469}\u200d\u{1f467}".repeat(100),
  "\ud800",
  "مرحبا <b>bold</b> שלום",
  "   ",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#x3C;script&#x3E;",
  "\\u003cscript\\u003e",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e309",
];

const base = [...scripts, ...addresses, ...templates, ...unseen, ...shapes];
/** Also in the middle of a name and behind a quote. */
const within = base
  .filter((it) => it.length < 1_000)
  .flatMap((it) => [`Ann ${it} Sample`, `"'>${it}`])
  .slice(0, 140);

export const HOSTILE: readonly string[] = [...new Set([...base, ...within])];
