/* A program of C that uses every function of the interface. It fails with the line that is wrong. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "qiao.h"

#define CHECK(condition)                                             \
  do {                                                               \
    if (!(condition)) {                                              \
      fprintf(stderr, "line %d: %s\n", __LINE__, #condition);        \
      exit(1);                                                       \
    }                                                                \
  } while (0)

/* How long anything may take: a checker of memory makes all of it slow. */
static const uint32_t LONG = 120000;

struct heard {
  int lines;
  int consoles;
};

static void hear(const char *line, void *data) {
  struct heard *heard = data;
  heard->lines += 1;
  if (strstr(line, "\"kind\":\"console\"") != NULL) heard->consoles += 1;
}

static const char *LAUNCH =
    "{\"platform\":\"wx\",\"network\":\"offline\",\"source\":\""
    "App({ globalData: { n: 1 } });"
    "Page({ data: { list: [1] }, onShow: () => console.log('shown'), onHide: () => console.log('hidden'),"
    "  add: (a, b) => Promise.resolve(a + b), fail() { throw new Error('no luck'); },"
    "  get: () => new Promise((done) => wx.request({ url: 'https://a.test', complete: ({ errMsg }) => done(errMsg) })),"
    "  spin() { for (;;); }, timer() { setTimeout(() => {}, 1e6); } })"
    "\"}";

static const char *GREEDY =
    "{\"memory\":16777216,\"source\":\"const all = []; for (;;) all.push(new Array(1000).fill(0));\"}";

static const char *PAGE = "pages/index/index";

static void same(char *text, const char *expected) {
  if (text == NULL || strcmp(text, expected) != 0) {
    fprintf(stderr, "%s, not %s\n", text == NULL ? "NULL" : text, expected);
    exit(1);
  }
  qiao_text_free(text);
}

/* Checks that an error says this, and frees it. */
static void says(char **error, const char *part) {
  if (*error == NULL || strstr(*error, part) == NULL) {
    fprintf(stderr, "%s, not %s\n", *error == NULL ? "NULL" : *error, part);
    exit(1);
  }
  qiao_text_free(*error);
  *error = NULL;
}

static void settings_are_checked(QiaoHost *host) {
  char *error = NULL;
  CHECK(qiao_host_new("{\"no\":1}", &error) == NULL);
  says(&error, "unknown field");
  CHECK(qiao_host_new("{", NULL) == NULL);
  CHECK(qiao_host_new("\xff", &error) == NULL);
  says(&error, "not UTF-8");
  CHECK(qiao_launch(host, "{}", NULL, NULL, &error) == NULL);
  says(&error, "project, script and source");
  CHECK(qiao_launch(host, "{\"script\":\"no such file.js\"}", NULL, NULL, &error) == NULL);
  says(&error, "no such file.js");
  CHECK(qiao_launch(host, "{\"source\":\"\",\"checking\":\"hard\"}", NULL, NULL, &error) == NULL);
  says(&error, "listed, strict or off");
}

static void null_is_an_error_or_nothing(void) {
  char *error = NULL;
  CHECK(qiao_launch(NULL, LAUNCH, NULL, NULL, NULL) == NULL);
  CHECK(!qiao_open(NULL, PAGE, &error));
  says(&error, "no program");
  CHECK(qiao_call(NULL, PAGE, "add", NULL, &error) == NULL);
  says(&error, "no program");
  CHECK(qiao_data(NULL, PAGE, &error) == NULL);
  says(&error, "no program");
  CHECK(qiao_global(NULL, "a", &error) == NULL);
  says(&error, "no program");
  CHECK(!qiao_set_network(NULL, "3g", &error));
  says(&error, "no program");
  CHECK(qiao_wait_idle(NULL, 0) == QIAO_IDLE_ERROR);
  CHECK(qiao_next(NULL, 0, &error) == NULL);
  says(&error, "no program");
  CHECK(!qiao_answer(NULL, 1, "{}", &error));
  says(&error, "no program");
  CHECK(qiao_add_file(NULL, "a", NULL, 0, NULL) == NULL);
  CHECK(!qiao_wait(NULL, 0, NULL));
  qiao_set_timeout(NULL, 1);
  CHECK(qiao_thrown() == NULL);
  qiao_background(NULL);
  qiao_foreground(NULL);
  qiao_stop(NULL);
  qiao_close(NULL);
  qiao_host_free(NULL);
  qiao_text_free(NULL);
}

static void a_program_is_driven(QiaoHost *host) {
  char *error = NULL;
  struct heard heard = {0, 0};
  QiaoProgram *program = qiao_launch(host, LAUNCH, hear, &heard, &error);
  CHECK(program != NULL);
  CHECK(qiao_wait_idle(program, LONG) == QIAO_IDLE_NOTHING_PENDING);
  CHECK(heard.consoles == 1);

  same(qiao_call(program, PAGE, "add", "[1,41]", &error), "42");
  same(qiao_data(program, PAGE, &error), "{\"list\":[1]}");
  same(qiao_global(program, "globalData.n", &error), "1");
  char *told = qiao_call(program, PAGE, "get", NULL, &error);
  CHECK(told != NULL && strstr(told, "request:fail") != NULL);
  qiao_text_free(told);

  CHECK(qiao_call(program, PAGE, "fail", NULL, &error) == NULL);
  says(&error, "no luck");
  CHECK(qiao_call(program, PAGE, "none", NULL, NULL) == NULL);
  CHECK(qiao_call(program, PAGE, "add", "{}", &error) == NULL);
  says(&error, "arguments");
  CHECK(qiao_call(program, NULL, NULL, NULL, NULL) == NULL);
  CHECK(qiao_open(program, PAGE, NULL));
  CHECK(!qiao_open(program, "pages/none/none", &error));
  says(&error, "pages/none/none");
  CHECK(!qiao_open(program, "\xc3", &error));
  says(&error, "not UTF-8");

  CHECK(qiao_set_network(program, "3g", NULL));
  CHECK(!qiao_set_network(program, "8g", &error));
  says(&error, "8g");
  qiao_background(program);
  qiao_foreground(program);
  CHECK(qiao_wait_idle(program, LONG) == QIAO_IDLE_NOTHING_PENDING);
  CHECK(heard.consoles == 3);
  same(qiao_call(program, PAGE, "timer", NULL, &error), "null");
  CHECK(qiao_wait_idle(program, 50) == QIAO_IDLE_BUSY);

  qiao_close(program);
  int lines = heard.lines;
  program = qiao_launch(host, LAUNCH, NULL, NULL, NULL);
  qiao_stop(program);
  CHECK(qiao_wait_idle(program, LONG) == QIAO_IDLE_STOPPED);
  qiao_close(program);
  CHECK(heard.lines == lines);
}

static void *stop_soon(void *program) {
  struct timespec moment = {0, 100 * 1000 * 1000};
  nanosleep(&moment, NULL);
  qiao_stop(program);
  return NULL;
}

static void another_thread_stops_a_script_that_spins(QiaoHost *host) {
  char *error = NULL;
  QiaoProgram *program = qiao_launch(host, LAUNCH, NULL, NULL, &error);
  CHECK(program != NULL);
  pthread_t other;
  CHECK(pthread_create(&other, NULL, stop_soon, program) == 0);
  CHECK(qiao_call(program, PAGE, "spin", NULL, &error) == NULL);
  says(&error, "ended");
  CHECK(pthread_join(other, NULL) == 0);
  CHECK(qiao_wait_idle(program, LONG) == QIAO_IDLE_STOPPED);
  CHECK(!qiao_open(program, PAGE, &error));
  says(&error, "ended");
  qiao_close(program);
}

static void *stop_launch_soon(void *stop) {
  struct timespec moment = {0, 100 * 1000 * 1000};
  nanosleep(&moment, NULL);
  qiao_stop_now(stop);
  return NULL;
}

static void a_launch_is_stopped(QiaoHost *host) {
  char *error = NULL;
  const char *spins = "{\"source\":\"for (;;);\"}";
  QiaoStop *stop = qiao_stop_new();
  pthread_t other;
  CHECK(pthread_create(&other, NULL, stop_launch_soon, stop) == 0);
  CHECK(qiao_launch_with_stop(host, spins, stop, NULL, NULL, &error) == NULL);
  says(&error, "stopped");
  CHECK(pthread_join(other, NULL) == 0);
  CHECK(qiao_launch_with_stop(host, LAUNCH, stop, NULL, NULL, &error) == NULL);
  says(&error, "another launch");
  qiao_stop_free(stop);
  /* Before it begins. */
  stop = qiao_stop_new();
  qiao_stop_now(stop);
  CHECK(qiao_launch_with_stop(host, LAUNCH, stop, NULL, NULL, &error) == NULL);
  says(&error, "stopped");
  qiao_stop_free(stop);
  /* And when it is over. */
  stop = qiao_stop_new();
  QiaoProgram *program = qiao_launch_with_stop(host, LAUNCH, stop, NULL, NULL, &error);
  CHECK(program != NULL);
  qiao_stop_now(stop);
  same(qiao_ended(program, LONG), "it was stopped");
  qiao_stop_free(stop);
  qiao_close(program);
}

static const char *POLLED =
    "{\"platform\":\"wx\",\"events\":true,\"functions\":[\"double\"],\"asks\":true,\"source\":\""
    "Page({ never: () => new Promise(() => {}),"
    "  fail: () => Promise.reject({ errMsg: 'request:fail', errno: 7 }),"
    "  read: (path) => wx.getFileSystemManager().readFileSync(path, 'utf8') });"
    "double(21).then((n) => console.log('double', n), (error) => console.log(error.message));"
    "wx.showModal({ title: 'Sure?', success: (res) => console.log('modal', res.confirm) });"
    "\"}";

/* Answers events until both of these texts were in one. */
static void answer_until(QiaoProgram *program, const char *one, const char *other) {
  char *error = NULL;
  int found = 0;
  while (found < 2) {
    char *event = qiao_next(program, LONG, &error);
    CHECK(event != NULL && error == NULL);
    char *request = strstr(event, "\"request\":");
    uint64_t number = request == NULL ? 0 : strtoull(request + strlen("\"request\":"), NULL, 10);
    if (strstr(event, "\"kind\":\"function\"") != NULL) {
      CHECK(strstr(event, "\"arguments\":[21]") != NULL);
      CHECK(!qiao_answer(program, number, "{\"no\":1}", &error));
      says(&error, "unknown field");
      CHECK(qiao_answer(program, number, "{\"value\":42}", &error));
      CHECK(!qiao_answer(program, number, "{\"value\":42}", &error));
      says(&error, "nothing waits");
    } else if (strstr(event, "\"kind\":\"ask\"") != NULL) {
      CHECK(qiao_answer(program, number, "{\"succeed\":{\"confirm\":true}}", &error));
    }
    found += strstr(event, one) != NULL || strstr(event, other) != NULL;
    qiao_text_free(event);
  }
}

static void events_are_polled(QiaoHost *host) {
  char *error = NULL;
  CHECK(qiao_launch(host, "{\"source\":\"\",\"asks\":true}", NULL, NULL, &error) == NULL);
  says(&error, "events");
  CHECK(qiao_launch(host, "{\"source\":\"for (;;);\",\"timeout\":50}", NULL, NULL, &error) == NULL);
  says(&error, "timed out");
  QiaoProgram *program = qiao_launch(host, POLLED, NULL, NULL, &error);
  CHECK(program != NULL);
  answer_until(program, "double 42", "modal true");
  char *path = qiao_add_file(program, "a.txt", (const unsigned char *)"text", 4, &error);
  CHECK(path != NULL);
  char arguments[256];
  snprintf(arguments, sizeof arguments, "[\"%s\"]", path);
  qiao_text_free(path);
  same(qiao_call(program, PAGE, "read", arguments, &error), "\"text\"");
  CHECK(qiao_call(program, PAGE, "fail", NULL, &error) == NULL);
  says(&error, "request:fail");
  same(qiao_thrown(), "{\"message\":\"request:fail\",\"value\":{\"errMsg\":\"request:fail\",\"errno\":7}}");
  CHECK(qiao_thrown() == NULL);
  CHECK(qiao_wait(program, 1, NULL));
  qiao_set_timeout(program, 50);
  CHECK(qiao_call(program, PAGE, "never", NULL, &error) == NULL);
  says(&error, "timed out");
  CHECK(qiao_evaluate(program, "(() => { for (;;); })()", &error) == NULL);
  says(&error, "timed out");
  CHECK(!qiao_wait(program, 1, &error));
  says(&error, "timed out");
  qiao_stop(program);
  CHECK(qiao_wait_idle(program, LONG) == QIAO_IDLE_STOPPED);
  for (char *event; (event = qiao_next(program, LONG, &error)) != NULL;) qiao_text_free(event);
  says(&error, "ended");
  qiao_close(program);
}

static const char *INTERCEPTED =
    "{\"platform\":\"wx\",\"checking\":\"off\",\"events\":true,\"intercept\":[\"*/v1\"],\"source\":\""
    "globalThis.got = new Promise((success) => wx.request({ url: 'https://a.test/v1', method: 'POST', data: 'mine', success }));"
    "\"}";

static void requests_are_intercepted_and_bytes_passed(QiaoHost *host) {
  char *error = NULL;
  CHECK(qiao_launch(host, "{\"source\":\"\",\"intercept\":[\"*\"]}", NULL, NULL, &error) == NULL);
  says(&error, "events");
  QiaoProgram *program = qiao_launch(host, INTERCEPTED, NULL, NULL, &error);
  CHECK(program != NULL);
  char *event = NULL;
  do {
    qiao_text_free(event);
    event = qiao_next(program, LONG, &error);
    CHECK(event != NULL);
  } while (strstr(event, "\"kind\":\"request\"") == NULL);
  CHECK(strstr(event, "\"method\":\"POST\"") != NULL && strstr(event, "\"bodyBytes\":4") != NULL);
  uint64_t request = strtoull(strstr(event, "\"request\":") + strlen("\"request\":"), NULL, 10);
  qiao_text_free(event);
  size_t length = 0;
  unsigned char *body = qiao_request_body(program, request, &length, &error);
  CHECK(length == 4 && memcmp(body, "mine", 4) == 0);
  qiao_bytes_free(body, length);
  CHECK(!qiao_answer(program, request, "{\"abort\":\"tired\"}", &error));
  says(&error, "timed-out");
  const char *head = "{\"fulfil\":{\"status\":201,\"headers\":[[\"content-type\",\"text/plain\"]]}}";
  CHECK(qiao_answer_bytes(program, request, head, (const unsigned char *)"ours", 4, &error));
  CHECK(qiao_request_body(program, request, &length, &error) == NULL);
  says(&error, "no HTTP request");
  same(qiao_evaluate(program, "got.then(({ statusCode, data }) => statusCode + data)", &error), "\"201ours\"");
  CHECK(qiao_intercept(program, "*/v2", true, &error));
  CHECK(qiao_intercept(program, "*/v2", false, &error));
  const unsigned char bytes[] = {1, 0, 3};
  unsigned char *back = qiao_pass_bytes(program, "(b) => new Uint8Array(b).reverse()", bytes, 3, &length, &error);
  CHECK(back != NULL && length == 3 && back[0] == 3 && back[1] == 0 && back[2] == 1);
  qiao_bytes_free(back, length);
  CHECK(qiao_pass_bytes(program, "() => 7", NULL, 0, &length, &error) == NULL);
  says(&error, "ArrayBuffer");
  qiao_text_free(qiao_thrown());
  qiao_close(program);
}

static void a_shell_drives_pages_storage_and_files(QiaoHost *host) {
  char *error = NULL;
  QiaoProgram *program = qiao_launch(host, LAUNCH, NULL, NULL, NULL);
  CHECK(qiao_navigate(program, "pages/index/index?id=7", &error));
  same(qiao_page_stack(program, &error), "[\"pages/index/index\",\"pages/index/index\"]");
  same(qiao_evaluate(program, "getCurrentPages()[1].options.id", &error), "\"7\"");
  CHECK(qiao_back(program, 5, &error));
  same(qiao_page_stack(program, &error), "[\"pages/index/index\"]");
  CHECK(!qiao_navigate(program, "pages/none", &error));
  says(&error, "pages/none");
  CHECK(qiao_relaunch(program, NULL, &error));
  CHECK(qiao_evaluate(program, "(() => { throw new Error('odd') })()", &error) == NULL);
  says(&error, "odd");
  qiao_text_free(qiao_thrown());
  qiao_background(program);
  CHECK(qiao_foreground_with(program, "{\"scene\":1037,\"page\":\"pages/index/index?from=link\"}", &error));
  same(qiao_evaluate(program, "wx.getEnterOptionsSync().scene", &error), "1037");
  same(qiao_evaluate(program, "getCurrentPages()[0].options.from", &error), "\"link\"");
  CHECK(!qiao_foreground_with(program, "{\"scenes\":1}", &error));
  says(&error, "scenes");
  CHECK(qiao_store(program, "user", "{\"name\":\"ann\"}", &error));
  same(qiao_evaluate(program, "wx.getStorageSync('user').name", &error), "\"ann\"");
  same(qiao_stored(program, "user", &error), "{\"name\":\"ann\"}");
  same(qiao_stored_keys(program, &error), "[\"user\"]");
  CHECK(!qiao_store(program, "user", "{", &error));
  says(&error, "value");
  CHECK(qiao_store(program, NULL, NULL, &error));
  CHECK(qiao_stored(program, "user", &error) == NULL && error == NULL);
  CHECK(!qiao_storage_changed(program, 1, &error) && error == NULL);
  qiao_text_free(qiao_evaluate(program, "setInterval(() => wx.setStorageSync('n', 1), 5)", &error));
  CHECK(qiao_storage_changed(program, LONG, &error));
  CHECK(!qiao_files_changed(program, 1, &error) && error == NULL);
  char *path = qiao_add_file(program, "a.bin", (const unsigned char *)"a\0b", 3, &error);
  size_t length = 0;
  unsigned char *bytes = qiao_read_file(program, path, &length, &error);
  CHECK(length == 3 && memcmp(bytes, "a\0b", 3) == 0);
  qiao_bytes_free(bytes, length);
  CHECK(qiao_read_file(program, path, NULL, &error) == NULL);
  says(&error, "length");
  char *files = qiao_files(program, &error);
  CHECK(strstr(files, path) != NULL);
  qiao_text_free(files);
  CHECK(qiao_write_file(program, path, NULL, 0, &error));
  CHECK(qiao_read_file(program, path, &length, &error) == NULL);
  says(&error, path);
  qiao_text_free(path);
  CHECK(qiao_ended(program, 0) == NULL);
  qiao_stop(program);
  same(qiao_ended(program, LONG), "it was stopped");
  qiao_close(program);
}

static void virtual_time_passes_at_once(void) {
  char *error = NULL;
  QiaoHost *host = qiao_host_new("{\"workers\":1,\"virtualTime\":true}", &error);
  QiaoProgram *program = qiao_launch(
      host, "{\"source\":\"setTimeout(() => { globalThis.late = Date.now() }, 3.6e6)\"}", NULL, NULL, &error);
  CHECK(qiao_wait_idle(program, LONG) == QIAO_IDLE_NOTHING_PENDING);
  same(qiao_evaluate(program, "late >= Date.UTC(2026, 0, 1, 1)", &error), "true");
  qiao_close(program);
  qiao_host_free(host);
}

static void a_script_without_memory_ends(QiaoHost *host) {
  QiaoProgram *program = qiao_launch(host, GREEDY, NULL, NULL, NULL);
  CHECK(program != NULL);
  CHECK(qiao_wait_idle(program, LONG) == QIAO_IDLE_OUT_OF_MEMORY);
  qiao_background(program);
  qiao_close(program);
}

int main(void) {
  char *error = NULL;
  QiaoHost *host = qiao_host_new("{\"workers\":1}", &error);
  CHECK(host != NULL);
  settings_are_checked(host);
  null_is_an_error_or_nothing();
  a_program_is_driven(host);
  another_thread_stops_a_script_that_spins(host);
  a_launch_is_stopped(host);
  events_are_polled(host);
  requests_are_intercepted_and_bytes_passed(host);
  a_shell_drives_pages_storage_and_files(host);
  virtual_time_passes_at_once();
  a_script_without_memory_ends(host);
  CHECK(strchr(qiao_version(), '.') != NULL);
  /* A program outlives its host. */
  QiaoProgram *program = qiao_launch(host, LAUNCH, NULL, NULL, NULL);
  qiao_host_free(host);
  same(qiao_call(program, PAGE, "add", "[1,2]", &error), "3");
  qiao_close(program);
  puts("good");
  return 0;
}
