// Writes docs/hosts.md and its Chinese form from what run.mjs left in a folder. Usage: node page.mjs FOLDER DOCS.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hosts, striking } from './hosts.mjs';

const [folder, docs] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const VERDICTS = ['held', 'differs', 'not offered', 'not run'];
const meant = ({ cases = [] }, name) => cases.some((start) => name.startsWith(start));

// The host's results, with what it declares not to offer taken out of the differences.
function results(host) {
  const { cases, differences, qiao, suites } = read(`${host.name}.json`);
  const known = new Map(differences.map((difference) => [difference.case, difference]));
  const judged = cases.map(({ case: name, verdict, why }) => {
    const limit = verdict === 'differs' && host.declared.find((limit) => meant(limit, name));
    return { name, verdict: limit ? 'not offered' : verdict, why, ...known.get(name) };
  });
  return { host, qiao, suites, ...read(`${host.name}.run.json`), cases: judged };
}

const count = (cases, verdict) => cases.filter((one) => one.verdict === verdict).length;
const cell = (cases) => (cases.length ? VERDICTS.slice(0, 3).map((verdict) => count(cases, verdict)).join(' / ') : '—');
const line = (cells) => `| ${cells.join(' | ')} |\n`;
const cut = (text) => (text.length > 220 ? `${text.slice(0, 217)}…` : text).replaceAll('|', '\\|').replaceAll('\n', ' ');

const WORDS = {
  en: {
    title: 'Other hosts',
    other: '[中文](hosts.zh-CN.md)',
    intro:
      'How hosts that others wrote stand against the documented and observed clauses of WeChat, by the cases of `qiao conformance export`. ' +
      '`just hosts` installs, builds and plays them in a headless Chromium, whose only switch is the trust in the certificate of `qiao origin`, ' +
      'and writes this file. Cases that rest on guesses and cases that take longer than twenty seconds are left out.',
    host: ['host', 'version', 'browser', 'date', 'time', ...VERDICTS],
    fair:
      'Neither host claims to be WeChat: both bring code for mini-programs into a browser, and a difference is where such code meets another ' +
      'behaviour. What a host declares not to offer counts as *not offered*:',
    areas: 'By area: held / differs / not offered',
    area: 'area',
    striking: 'What stands out',
    all: 'All differences',
    columns: ['case', 'clauses', 'what differs'],
    absent:
      'Not tried: the web container of dimina and mpcore of weapp-vite. Neither is in the npm registry (`@mpcore/simulator` answers 404), and ' +
      "mpcore's `request` answers from mocks and would not reach a server.",
  },
  zh: {
    title: '其他宿主',
    other: '[English](hosts.md)',
    intro:
      '用 `qiao conformance export` 的用例检验他人编写的宿主是否符合微信有文档或有观察依据的条款。`just hosts` 会安装、构建这些宿主，在无界面的 ' +
      'Chromium 中运行并写出本文件；浏览器唯一的开关是信任 `qiao origin` 的证书。不含预期属于推测的用例，也不含耗时超过二十秒的用例。',
    host: ['宿主', '版本', '浏览器', '日期', '用时', '一致', '不一致', '未提供', '未运行'],
    fair: '这两个宿主都不声称自己是微信：它们把小程序代码带进浏览器，不一致之处就是这类代码会遇到的差别。宿主自己声明不提供的，计为“未提供”：',
    areas: '按领域：一致 / 不一致 / 未提供',
    area: '领域',
    striking: '值得注意的差异',
    all: '全部差异',
    columns: ['用例', '条款', '差异'],
    absent:
      '未检验：dimina 的网页容器和 weapp-vite 的 mpcore。两者都不在 npm 上（`@mpcore/simulator` 返回 404），且 mpcore 的 `request` 由模拟数据应答，不会访问服务器。',
  },
};

function page(all, language) {
  const words = WORDS[language];
  const rule = (columns) => line(columns.map(() => '---'));
  let text = `# ${words.title}\n\n${words.other}\n\n${words.intro}\n\n${line(words.host)}${rule(words.host)}`;
  for (const { host, version, browser, date, seconds, cases } of all) {
    const figures = VERDICTS.map((verdict) => count(cases, verdict));
    text += line([host.title, version, browser, date, `${seconds.toFixed(0)} s`, ...figures]);
  }
  text += `\n${words.fair}\n\n`;
  const limits = new Map(all.flatMap(({ host }) => host.declared.map((limit) => [limit.en, { limit, hosts: [] }])));
  for (const { host } of all) host.declared.forEach((limit) => limits.get(limit.en).hosts.push(host.title));
  for (const { limit, hosts } of limits.values()) text += `- ${hosts.join(', ')}: ${limit[language]} ([1](${limit.source}))\n`.replace('[1]', language === 'en' ? '[source]' : '[来源]');
  const areas = [...new Set(all.flatMap(({ cases }) => cases.map(({ name }) => name.split('/')[0])))].sort();
  const heads = [words.area, ...all.map(({ host }) => host.title)];
  text += `\n## ${words.areas}\n\n${line(heads)}${rule(heads)}`;
  for (const area of areas) {
    text += line([area, ...all.map(({ cases }) => cell(cases.filter(({ name }) => name.startsWith(`${area}/`))))]);
  }
  text += `\n## ${words.striking}\n\n`;
  for (const [name, note] of Object.entries(striking)) {
    const there = all.filter(({ cases }) => cases.some((one) => one.name === name && one.verdict === 'differs'));
    if (there.length) text += `- ${there.map(({ host }) => host.title).join(', ')}: ${note[language]} (\`${name}\`)\n`;
  }
  for (const { host, cases } of all) {
    text += `\n## ${words.all}: ${host.title}\n\n${line(words.columns)}${rule(words.columns)}`;
    for (const one of cases.filter(({ verdict }) => verdict === 'differs')) {
      text += line([`\`${one.name}\``, (one.clauses || []).join(' '), cut(one.why || '')]);
    }
  }
  return `${text}\n${words.absent}\n`;
}

// A host that was not played is left out.
const all = hosts.filter(({ name }) => existsSync(join(folder, `${name}.run.json`))).map(results);
writeFileSync(join(docs, 'hosts.md'), page(all, 'en'));
writeFileSync(join(docs, 'hosts.zh-CN.md'), page(all, 'zh'));
