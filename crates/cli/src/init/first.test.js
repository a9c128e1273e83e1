// The API object of whichever platform the project is for.
const api = [globalThis.wx, globalThis.tt, globalThis.swan].find((one) => typeof one === 'object');

const load = (url) => new Promise((success, fail) => api.request({ url, success, fail }));

describe('a first test', () => {
  it('gets what the server of the test answers', async () => {
    origin.on('GET /hello', { json: { text: 'hi' } });
    const response = await load('https://api.example.com/hello');
    expect(response.data).toEqual({ text: 'hi' });
    expect(origin.requests('/hello')).toHaveLength(1);
  });
});
