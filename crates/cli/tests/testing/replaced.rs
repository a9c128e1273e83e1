//! What tests replace: modules of the program, functions of the platform, globals.

use super::*;

#[test]
fn modules_of_the_program_are_replaced_found_and_run_again() {
    let api = "module.exports = { get: () => 'real' };";
    let user = "const api = require('./api'); module.exports = () => api.get();";
    let text = "
        jest.mock('./api', () => ({ ...jest.requireActual('./api'), get: jest.fn(() => 'made') }));
        const user = require('./user');
        test('replaces', () => {
            expect(user()).toBe('made');
            expect(require('./api').get).toHaveBeenCalledTimes(1);
            expect(jest.requireActual('./api').get()).toBe('real');
        });
        test('restores', () => {
            jest.unmock('./api').resetModules();
            expect(require('./user')()).toBe('real');
        });
        test('refuses', () => {
            require('./api');
            expect(() => jest.mock('./api', () => 1)).toThrow('the module has run; call mock() before it is imported');
            expect(() => jest.mock('./api')).toThrow('needs a function that makes the exports');
            expect(() => jest.mock('./nowhere', () => 1)).toThrow('nowhere');
        });
        test('finds', () => {
            const name = require.resolve('./user');
            const before = require('./user');
            expect(Object.keys(require.cache)).toContain(name);
            expect(require.cache[name].exports).toBe(before);
            delete require.cache[name];
            expect(name in require.cache).toBe(false);
            expect(require('./user')).not.toBe(before);
            require.cache[name] = { exports: 'set' };
            expect(require('./user')).toBe('set');
        });
        test('leaves the program alone', () => expect(require('./own')).toEqual(['undefined', 'undefined']));";
    let own = "module.exports = [typeof require.resolve, typeof require.cache];";
    let files = [
        ("setup.js", "globalThis.jest = mocks;"),
        ("a.spec.js", text),
        ("api.js", api),
        ("user.js", user),
        ("own.js", own),
    ];
    let ran = test(&folder("modules", &files), &["--setup", "setup.js"]);
    shows(
        &ran,
        &["ok   replaces", "ok   restores", "ok   refuses", "ok   finds", "ok   leaves the program alone", "5 passed"],
    );
}

#[test]
fn suites_replace_functions_of_the_platform_and_globals() {
    let setup = "globalThis.jest = mocks; globalThis.wx = { ...wx };";
    let text = "test('assigns', () => {
            wx.request = jest.fn(({ success }) => success({ statusCode: 201 }));
            const success = jest.fn();
            wx.request({ url: 'any', success });
            expect(success).toHaveBeenCalledWith({ statusCode: 201 });
            wx.setStorageSync('a', 1);
            expect(wx.getStorageSync('a')).toBe(1);
        });
        test('stubs', () => {
            jest.stubGlobal('uni', { request: jest.fn() });
            expect(uni.request).not.toHaveBeenCalled();
            jest.unstubAllGlobals();
            expect(typeof uni).toBe('undefined');
        });
        test('needs a package', () => require('absent'));";
    let manifest = r#"{ "dependencies": { "absent": "1" } }"#;
    let folder = folder("replaced", &[("setup.js", setup), ("a.spec.js", text), ("package.json", manifest)]);
    let ran = test(&folder, &["--setup", "setup.js"]);
    shows(&ran, &["ok   assigns", "ok   stubs", "FAIL needs a package", "node_modules/absent", "2 passed, 1 failed"]);
}
