// uploadFile: what busboy and multer read in our forms. Runs on wx and tt.
const { call, check, file, same } = require('check.js');

const formData = { z: 'first', a: '中文 😀', 'quo"ted': '"', 'two\nlines': 'one\r\n--two\n', 字段: '', n: 7 };

// Names of files; busboy leaves what is escaped as it is, multer undoes it.
const names = [
  { name: '猫😀.txt', type: 'text/plain' },
  { name: 'say "hi".png', busboy: 'say %22hi%22.png', type: 'image/png' },
  { name: 'two\nlines.json', busboy: 'two%0Alines.json', type: 'application/json' },
  { name: "50%; it's a=b&c+d.jpg", type: 'image/jpeg' },
  { name: ' spaces ', type: 'application/octet-stream' },
];

for (const enableHttp2 of [false, true]) {
  const add = (name, run) => check(`${enableHttp2 ? 'HTTP/2.0' : 'HTTP/1.1'}: ${name}`, run);

  const upload = async (reader, options) => {
    const url = `https://node.test/${reader}`;
    const { statusCode, data } = await call('uploadFile', { url, name: 'file', enableHttp2, ...options });
    if (statusCode !== 200) throw new Error(data);
    return JSON.parse(data);
  };

  add('busboy reads fields in order, the file last, and names with escapes in them', async () => {
    const filePath = file('a.txt', { text: '猫' });
    const { parts } = await upload('busboy', { filePath, name: '文件😀', formData });
    const type = 'text/plain';
    const last = parts.pop();
    same(parts, [
      { name: 'z', value: 'first', type },
      { name: 'a', value: '中文 😀', type },
      { name: 'quo%22ted', value: '"', type },
      { name: 'two%0Alines', value: 'one\r\n--two\n', type },
      { name: '字段', value: '', type },
      { name: 'n', value: '7', type },
    ]);
    same([last.name, last.file, last.type, last.size], ['文件😀', 'a.txt', type, 3]);
  });

  add('multer reads fields in order, the file last, and names as they were', async () => {
    const filePath = file('a.txt', { text: '猫' });
    const { fields, files } = await upload('multer', { filePath, name: '文件😀', formData });
    same(fields, Object.entries({ ...formData, n: '7' }));
    const [{ name, file: fileName, type, size, before }] = files;
    same([name, fileName, type, size, before], ['文件😀', 'a.txt', 'text/plain', 3, 6]);
  });

  for (const reader of ['busboy', 'multer']) {
    const first = (told) => (told.parts || told.files)[0];

    add(`${reader} reads names of files, and the types that they suggest`, async () => {
      const read = [];
      for (const { name } of names) {
        const part = first(await upload(reader, { filePath: file(name, { text: 'x' }) }));
        read.push([part.file, part.type]);
      }
      same(read, names.map((want) => [want[reader] || want.name, want.type]));
    });

    add(`${reader} with its own defaults takes UTF-8 for Latin-1`, async () => {
      const { file: name } = first(await upload(`${reader}?charset=latin1`, { filePath: file('猫😀.txt', {}) }));
      // The bytes are right: this is what programs write to get the name back.
      same(decodeURIComponent(escape(name)), '猫😀.txt');
    });

    add(`${reader} sees a file without bytes`, async () => {
      const part = first(await upload(reader, { filePath: file('empty.bin', {}) }));
      same([part.file, part.size], ['empty.bin', 0]);
    });
  }
}
