// The words of the page in both languages.
const WORDS = {
  en: {
    tests: 'Tests', calls: 'Calls', events: 'Console and events', clear: 'clear', language: '中文', theme: { auto: 'theme: system', light: 'theme: light', dark: 'theme: dark' },
    keys: 'Arrow keys move, Enter opens and closes, / filters; the heads of columns sort.',
    filter: 'URL, status, message, rule or clause', network: 'network calls', all: 'all calls', any: 'any outcome', ok: 'succeeded', failed: 'failed', decided: 'with a verdict',
    id: '#', api: 'API', url: 'URL', status: 'Status', size: 'Size', time: 'Time', course: 'Waterfall', at: 'At', level: 'Kind', text: 'Text', name: 'Name', standing: 'Result', count: 'Calls', bad: 'Failed',
    queued: 'queued', resolve: 'name lookup', connect: 'connection', tls: 'TLS', send: 'sending', wait: 'waiting', receive: 'receiving', open: 'socket open', cut: 'failed', away: 'in background',
    verdict: 'Verdict', why: 'Why', fix: 'Fix', requestHeaders: 'Request headers', requestBody: 'Request body', responseHeaders: 'Response headers', responseBody: 'Response body', messages: 'Messages', general: 'General', timing: 'Timing',
    message: 'message', address: 'address', protocol: 'protocol', reused: 'reused connection', yes: 'yes', resent: 'sent again', failure: 'failure', clause: 'clause', evidence: 'evidence',
    binary: (n) => `binary, ${n} bytes`, more: (n, all) => `… ${n} of ${all} bytes shown`, left: (n) => `${n} bytes, not kept`, shown: (n, of) => `${n} of ${of}`,
    counts: (calls, bad, verdicts, bytes) => `${calls} calls, ${bad} failed, ${verdicts} verdicts, ${bytes} received`,
    condition: 'network', life: 'life cycle', refused: 'refused', dropped: 'dropped', changed: 'changed', warned: 'warning', waits: (n) => `${n} waited for a place`, none: 'no calls over the network', nothing: 'nothing',
  },
  zh: {
    tests: '测试', calls: '调用', events: '控制台与事件', clear: '清除', language: 'English', theme: { auto: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
    keys: '方向键移动，回车展开或收起，/ 筛选；点击列标题排序。',
    filter: 'URL、状态、消息、规则或条款', network: '网络调用', all: '全部调用', any: '全部结果', ok: '成功', failed: '失败', decided: '有判定',
    id: '#', api: '接口', url: 'URL', status: '状态', size: '大小', time: '耗时', course: '瀑布图', at: '时间', level: '类型', text: '内容', name: '名称', standing: '结果', count: '调用', bad: '失败',
    queued: '排队', resolve: '解析域名', connect: '建立连接', tls: 'TLS', send: '发送', wait: '等待', receive: '接收', open: '连接打开', cut: '失败', away: '在后台',
    verdict: '判定', why: '原因', fix: '建议', requestHeaders: '请求头', requestBody: '请求正文', responseHeaders: '响应头', responseBody: '响应正文', messages: '消息', general: '概要', timing: '时间',
    message: '消息', address: '地址', protocol: '协议', reused: '复用连接', yes: '是', resent: '重发次数', failure: '失败原因', clause: '条款', evidence: '依据',
    binary: (n) => `二进制，${n} 字节`, more: (n, all) => `… 显示 ${n} / ${all} 字节`, left: (n) => `${n} 字节，未保留`, shown: (n, of) => `${n} / ${of}`,
    counts: (calls, bad, verdicts, bytes) => `${calls} 个调用，${bad} 个失败，${verdicts} 个判定，接收 ${bytes}`,
    refused: '拒绝', dropped: '丢弃', changed: '修改', warned: '警告', waits: (n) => `${n} 个调用曾排队`, none: '没有网络调用', nothing: '无',
    passed: '通过', broken: '出错', skipped: '跳过', todo: '待办', flaky: '不稳定', documented: '有文档', observed: '有实测', assumed: '推测',
    log: '日志', info: '信息', debug: '调试', warn: '警告', error: '错误', show: '界面', life: '生命周期', condition: '网络', missing: '未实现',
  },
};
