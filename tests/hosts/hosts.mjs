// The hosts that `just hosts` plays the cases on: where their builds lie, and what they declare themselves that they do not
// offer, each with where they say it. `needs` are features of whole cases, as in `export --lacks`; `cases` are names, or
// beginnings of names, of cases about a limit that no feature stands for.
const browser = [
  {
    cases: ['env/', 'app/'],
    en: 'a page of a browser has the globals of a page, not those of a mini-program',
    zh: '浏览器页面的全局对象是网页的，不是小程序的',
    source: 'https://developer.mozilla.org/docs/Web/API/Window',
  },
  {
    cases: ['domains/'],
    en: 'domain lists are a matter of the mini-program platforms',
    zh: '合法域名只存在于小程序平台',
    source: 'https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html',
  },
  {
    cases: ['request/cookies-are-set-by-hand', 'response/cookies', 'response/repeated-headers', 'download/cookies'],
    en: 'a browser keeps cookies to itself: script neither sets nor reads them',
    zh: 'cookie 由浏览器管理，脚本不能设置也不能读取',
    source: 'https://fetch.spec.whatwg.org/#forbidden-request-header',
  },
  {
    cases: ['socket/header', 'socket/compressed', 'socket/not-compressed-unless-asked', 'socket/profile', 'socket/tcp', 'socket/udp'],
    en: 'a WebSocket of a browser takes no headers and tells nothing about its compression or timing; there are no TCP and UDP sockets',
    zh: '浏览器的 WebSocket 不能设置请求头，不提供压缩与耗时信息，也没有 TCP 和 UDP 套接字',
    source: 'https://websockets.spec.whatwg.org/',
  },
  {
    cases: ['request/connect-is-legal', 'response/endless-redirects', 'response/exception'],
    en: 'a browser refuses the method CONNECT, and does not say why a request failed',
    zh: '浏览器拒绝 CONNECT 方法，也不说明请求失败的原因',
    source: 'https://fetch.spec.whatwg.org/#forbidden-method',
  },
];

export const hosts = [
  {
    name: 'uni',
    title: 'uni-app H5',
    global: 'uni',
    built: 'dist/build/h5',
    version: '@dcloudio/uni-h5',
    declared: [
      {
        needs: ['files', 'profile', 'chunks'],
        en: 'no file system, no `profile`, no chunks on H5',
        zh: 'H5 没有文件系统、`profile` 和分块接收',
        source: 'https://uniapp.dcloud.net.cn/api/request/request.html',
      },
      {
        cases: [
          'calls/request-is-no-promise', 'socket/task-is-no-promise', 'socket/late-listener', 'download/task', 'upload/task',
          'download/listeners-removed', 'task/methods', 'task/several-listeners', 'task/listener-removed',
        ],
        en: 'without callbacks a call returns a promise instead of a task',
        zh: '不传回调时，接口返回 Promise 而不是任务对象',
        source: 'https://uniapp.dcloud.net.cn/api/#api-promise-化',
      },
      ...browser,
    ],
  },
  {
    name: 'taro',
    title: 'Taro H5',
    global: 'Taro',
    built: 'dist',
    version: '@tarojs/taro-h5',
    declared: [
      {
        needs: ['files', 'profile', 'chunks'],
        en: 'no file system, no `profile`, no chunks on H5',
        zh: 'H5 没有文件系统、`profile` 和分块接收',
        source: 'https://docs.taro.zone/docs/apis/network/request/',
      },
      {
        cases: ['calls/request-is-no-promise', 'socket/'],
        en: '`request` and `connectSocket` return promises, the latter one of its task; the global functions of sockets do nothing',
        zh: '`request` 和 `connectSocket` 返回 Promise（后者的结果是任务对象）；套接字的全局函数不起作用',
        source: 'https://docs.taro.zone/docs/async-await/',
      },
      ...browser,
    ],
  },
];

// Differences that stand out, by case; the page shows one for a host only while it differs there.
export const striking = {
  'calls/ok-message': { en: 'Results of calls that succeed have no `errMsg`.', zh: '调用成功的结果没有 `errMsg`。' },
  'calls/url-of-another-type': {
    en: 'A `url` that is not a string is not refused.',
    zh: '`url` 不是字符串时不会被拒绝。',
  },
  'request/unknown-method': { en: 'Unknown methods are sent.', zh: '未知的请求方法照样发出。' },
  'request/default-content-type': {
    en: 'A `GET` has no default `content-type`.',
    zh: '`GET` 请求没有默认的 `content-type`。',
  },
  'response/malformed-text': {
    en: 'A text that is not UTF-8 succeeds.',
    zh: '不是 UTF-8 的文本也报告成功。',
  },
  'socket/connection-is-dropped': {
    en: 'A connection that breaks is reported as a normal close with 1000, not as 1006.',
    zh: '连接中断被报告为代码 1000 的正常关闭，而不是 1006。',
  },
  'socket/sent-in-close': {
    en: '`send` to a socket that has been closed meanwhile reports success.',
    zh: '`send` 向已关闭的套接字发送时仍报告成功。',
  },
  'socket/send-of-other-kinds': {
    en: '`send` of a value that is neither text nor bytes succeeds.',
    zh: '`send` 的数据既不是文本也不是字节时也报告成功。',
  },
  'download/required-option': {
    en: 'A download without a `url` is not refused.',
    zh: '没有 `url` 的下载不会被拒绝。',
  },
  'socket/global-listeners-replace': {
    en: 'A second global listener is added instead of replacing the first.',
    zh: '第二个全局监听函数不会替换第一个，而是同时生效。',
  },
  'limits/eleventh-waits': {
    en: 'No limit of ten requests at once; the eleventh does not wait.',
    zh: '没有十个并发请求的限制，第十一个不等待。',
  },
};
