// Uses every part of qiao.d.ts as test files do. It is checked, and never run.
describe('types', () => {
  beforeEach(() => origin.reset());

  it.each([
    [1, 2],
    [3, 4],
  ])('adds %d', (a, b) => expect(a + b).toBe(3));

  it.each([{ n: 1 }])('has rows $n', ({ n }) => expect(n).to.equal(1));

  test.only('the server', async () => {
    origin
      .on('GET /a/:id', (request) => ({ json: request.params.id }))
      .on('/s', { sse: ['a', { data: 1, wait: '1s' }] })
      .on('/l', [{ status: 500 }, 'status:200;cut', { file: 'a.json' }]);
    const socket = origin.socket('/ws', { open: (one) => one.send('hi'), message: (data) => data });
    socket.close(1000, 'done');
    expect(origin.requests('/a/*')[0].status).toBe(200);
    const left: string[] = origin.replay('shop.har', { ignore: ['query:_t'] }).unused();
    expect(left).toEqual([]);
    expect(origin.sockets()[0].received).toEqual(['hi']);
  });

  test('the program', async () => {
    app.answer('showModal', { confirm: true });
    app.answer.once('chooseImage', ['a.png']);
    const page = await app.open('pages/a/a');
    await page.component('#counter').trigger('pick', { count: 1 });
    await clock.until(() => app.page()?.route === 'pages/b/b');
    await app.background('30s');
    await network.set('offline');
    expect(verdicts().map(({ rule }) => rule)).to.include('domains.lists');
  });

  it('expectations', async () => {
    const run = fn((n: number) => n + 1).mockReturnValue(3);
    run(1);
    expect(run).toHaveBeenCalledWith(expect.any(Number));
    await expect(Promise.reject(new Error('x'))).rejects.toThrow('x');
    await expect.poll(() => run(1)).toBe(3);
    expect({ a: [1] }).to.have.nested.property('a[0]').that.equals(1);
    // @ts-expect-error: a time is a number or text
    await clock.advance(true);
  });

  it('calls back', (done) => done(), '70s');
  it.todo('later');
});

it('has names of Jest, chai and Vitest', (context) => {
  const { mock } = mocks.fn((n: number) => n);
  expect(mock.invocationCallOrder).toHaveLength(0);
  expect(3).to.be.gte(2).and.lt(4);
  expect({ a: { b: 1 } }).to.containSubset({ a: { b: 1 } });
  mocks.useFakeTimers().setTimeout('10s');
  mocks.mock('./api', () => ({ ...mocks.requireActual('./api'), get: fn() })).unmock('./api').resetModules();
  test.for([[1, 2]])('keeps rows', (row) => row.length);
});
