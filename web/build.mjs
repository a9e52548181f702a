// Builds the front end into renewal_backend/web/static/build/: chat.js, chat.css, site.css, fonts.css and the font files.
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "renewal_backend/web/static/build");
const typeface = join(root, "node_modules/@fontsource/biz-udpgothic");
const weights = ["400", "700"];
const browsers = ["chrome90", "firefox90", "safari14.1"];

/** Bundles the scripts and the style sheets, each under its own name. */
async function bundle() {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      { in: "web/chat/main.ts", out: "chat" },
      { in: "web/styles/chat.css", out: "chat" },
      { in: "web/styles/site.css", out: "site" },
    ],
    outdir: out,
    bundle: true,
    minify: true,
    sourcemap: true,
    target: browsers,
    charset: "utf8",
    logLevel: "warning",
  });
}

/** The style sheet that tells which slice of the typeface holds which characters, so that a phone loads only those. */
async function fonts() {
  const folder = join(out, "fonts");
  await mkdir(folder, { recursive: true });
  const wanted = new Set();
  const sheets = await Promise.all(weights.map((weight) => readFile(join(typeface, `${weight}.css`), "utf8")));
  const css = sheets.join("\n").replace(/url\(\.\/files\/([^)]+\.woff2)\) format\('woff2'\),[^;]*;/g, (_, name) => {
    wanted.add(name);
    return `url(fonts/${name}) format('woff2');`;
  });
  const { code } = await esbuild.transform(css, { loader: "css", minify: true });
  await writeFile(join(out, "fonts.css"), code);
  await Promise.all([...wanted].map((name) => copyFile(join(typeface, "files", name), join(folder, name))));
  await copyFile(join(typeface, "LICENSE"), join(folder, "LICENSE.txt"));
  const stale = (await readdir(folder)).filter((name) => name.endsWith(".woff2") && !wanted.has(name));
  await Promise.all(stale.map((name) => rm(join(folder, name))));
}

await mkdir(out, { recursive: true });
await Promise.all([bundle(), fonts()]);
