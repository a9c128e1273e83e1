//! The server of tests: routes, lists, functions, what passes through, and requests that no route answers.

use super::*;

#[test]
fn the_server_of_a_test_answers_by_routes_functions_and_lists() {
    let text = "
    it('answers by a function', async () => {
        origin.on('POST /u/:id', async (request) => ({ status: 201, json: [request.params.id, request.query, request.json()] }));
        const told = await ask({ url: 'https://a.test/u/7?q=1', method: 'POST', data: { n: 1 } });
        expect(told).toMatchObject({ statusCode: 201, data: ['7', { q: '1' }, { n: 1 }] });
    });
    it('tells hosts and queries apart', async () => {
        origin.on('/q', { body: 'any' }).on('https://b.test/q', { body: 'b' }).on('/q?page=2', { body: 'two' });
        const bodies = await Promise.all(['a.test/q', 'b.test/q', 'a.test/q?page=2'].map((url) => ask({ url: 'https://' + url })));
        expect(bodies.map(({ data }) => data)).toEqual(['any', 'b', 'two']);
        expect(origin.requests('https://b.test/*')).toHaveLength(1);
    });
    it('gives a list in order', async () => {
        origin.on('/l', [{ status: 500 }, { body: 'ok' }]);
        const codes = [await ask({ url: 'https://a.test/l' }), await ask({ url: 'https://a.test/l' })];
        expect(codes.map(({ statusCode }) => statusCode)).toEqual([500, 200]);
    });
    it('gives a file', async () => {
        origin.on('/f', { file: 'data.json' });
        expect((await ask({ url: 'https://a.test/f' })).data).toEqual({ a: 1 });
    });";
    let files = [("a.test.js", &*format!("{ASK}{text}")), ("data.json", "{\"a\":1}")];
    for args in [&[][..], &["--real-time"]] {
        let ran = test(&folder("server", &files), args);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    }
}

#[test]
fn a_host_passes_through_to_the_real_network() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        use std::io::Write;
        let (mut client, _) = listener.accept().unwrap();
        let mut head = BufReader::new(client.try_clone().unwrap()).lines().map(Result::unwrap);
        assert!(head.any(|line| line.is_empty()));
        client.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nreal").unwrap();
    });
    let text = format!(
        "it('is real', async () => {{
            origin.on('http://127.0.0.1/*', {{ passthrough: true }});
            expect((await ask({{ url: 'http://127.0.0.1:{port}/a' }})).data).toBe('real');
        }});"
    );
    let place = folder("passthrough", &[("a.test.js", &format!("{ASK}{text}"))]);
    let ran = test(&place, &["--real-time"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    server.join().unwrap();
    shows(&test(&place, &[]), &["the real network needs --real-time"]);
}

#[test]
fn a_host_that_passes_through_leads_to_public_addresses_only_where_private_ones_are_denied() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let text = format!(
        "it('is denied', async () => {{
            for (const host of ['127.0.0.1', 'localhost', '[::1]', '0.0.0.0']) {{
                origin.on(`http://${{host}}/*`, {{ passthrough: true }});
                const failed = await ask({{ url: `http://${{host}}:{port}/a` }}).catch((error) => error);
                expect(failed.errMsg).toMatch(/^request:fail/);
                expect(verdicts().at(-1).why).toContain('may not connect to');
            }}
            origin.on('http://10.0.0.1/own', {{ body: 'scripted' }});
            expect((await ask({{ url: 'http://10.0.0.1/own' }})).data).toBe('scripted');
        }});"
    );
    let place = folder("denied", &[("a.test.js", &format!("{ASK}{text}"))]);
    let ran = test(&place, &["--real-time", "--deny-private"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[test]
fn a_request_that_no_route_answers_fails_its_test() {
    let text = "
    it('fails', async () => {
        origin.on('GET /users/:id', {});
        expect((await ask({ url: 'https://a.test/user/7' })).statusCode).toBe(404);
    });
    it('warns', async () => {
        origin.unhandled('warn');
        await ask({ url: 'https://a.test/user/8' });
    });";
    let ran = test(&folder("unscripted", &[("a.test.js", &format!("{ASK}{text}"))]), &[]);
    assert_eq!(ran.code, 1);
    shows(
        &ran,
        &[
            "no route of this test answers GET https://a.test/user/7",
            "nearest  GET /users/:id",
            "origin.on('GET /user/7', …)",
            "1 passed, 1 failed",
        ],
    );
    assert!(ran.err.contains("https://a.test/user/8"), "{}", ran.err);
}
