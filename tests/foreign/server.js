// Reads forms with busboy or multer and tells what the library saw; tells what any other request was.
'use strict';
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { createSecureServer } = require('node:http2');
const busboy = require('busboy');
const multer = require('multer');

function digest(stream, done) {
  const hash = createHash('sha256');
  let size = 0;
  stream.on('data', (piece) => {
    size += piece.length;
    hash.update(piece);
  });
  stream.on('end', () => done({ size, sha256: hash.digest('hex') }));
}

/** All parts in their order. */
function withBusboy(request, defParamCharset, done) {
  const parts = [];
  const form = busboy({ headers: request.headers, defParamCharset });
  form.on('field', (name, value, { mimeType }) => parts.push({ name, value, type: mimeType }));
  form.on('file', (name, stream, { filename, mimeType }) => {
    const part = { name, file: filename, type: mimeType };
    parts.push(part);
    digest(stream, (found) => Object.assign(part, found));
  });
  form.on('error', done);
  form.on('close', () => done(null, { parts }));
  request.pipe(form);
}

/** The fields in their order, and each file with the number of fields that came before it. */
function withMulter(request, defParamCharset, done) {
  const storage = {
    _handleFile(_, file, stored) {
      const before = Object.keys(request.body).length;
      digest(file.stream, (found) => stored(null, { ...found, before }));
    },
    _removeFile: (_, file, removed) => removed(null),
  };
  multer({ storage, defParamCharset }).any()(request, {}, (error) => {
    const told = (file) => {
      const { fieldname, originalname, mimetype, size, sha256, before } = file;
      return { name: fieldname, file: originalname, type: mimetype, size, sha256, before };
    };
    done(error, { fields: Object.entries(request.body || {}), files: (request.files || []).map(told) });
  });
}

function echo(request, _, done) {
  const { method, httpVersion, headers } = request;
  digest(request, (body) => done(null, { method, httpVersion, authorization: headers.authorization, body }));
}

const readers = { '/busboy': withBusboy, '/multer': withMulter, '/echo': echo };

const [port, cert, key] = process.argv.slice(2);
const options = { allowHTTP1: true, cert: readFileSync(cert), key: readFileSync(key) };
const server = createSecureServer(options, (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'https://node.test');
  // What both libraries take names for unless they are told otherwise is Latin-1.
  const charset = searchParams.get('charset') || 'utf8';
  readers[pathname](request, charset, (error, told) => {
    response.writeHead(error ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(error ? { error: String(error) } : told));
  });
});
server.listen(Number(port), '127.0.0.1');
