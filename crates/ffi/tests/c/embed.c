/* A program of C that uses every function of the interface. It fails with the line that is wrong. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "qiao.h"

#define CHECK(condition)                                             \
  do {                                                               \
    if (!(condition)) {                                              \
      fprintf(stderr, "line %d: %s\n", __LINE__, #condition);        \
      exit(1);                                                       \
    }                                                                \
  } while (0)

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

static void same(char *text, const char *expected) {
  if (text == NULL || strcmp(text, expected) != 0) {
    fprintf(stderr, "%s, not %s\n", text == NULL ? "NULL" : text, expected);
    exit(1);
  }
  qiao_text_free(text);
}

int main(void) {
  char *error = NULL;
  CHECK(qiao_host_new("{\"no\":1}", &error) == NULL);
  CHECK(strstr(error, "unknown field") != NULL);
  qiao_text_free(error);
  CHECK(qiao_host_new("{", NULL) == NULL);

  QiaoHost *host = qiao_host_new("{\"workers\":1}", &error);
  CHECK(host != NULL);
  CHECK(qiao_launch(host, "{}", NULL, NULL, &error) == NULL);
  CHECK(strstr(error, "project, script and source") != NULL);
  qiao_text_free(error);
  CHECK(qiao_launch(NULL, LAUNCH, NULL, NULL, NULL) == NULL);

  struct heard heard = {0, 0};
  QiaoProgram *program = qiao_launch(host, LAUNCH, hear, &heard, &error);
  CHECK(program != NULL);
  CHECK(qiao_wait_idle(program, 10000) == QIAO_IDLE_NOTHING_PENDING);
  CHECK(heard.consoles == 1);

  const char *page = "pages/index/index";
  same(qiao_call(program, page, "add", "[1,41]", &error), "42");
  same(qiao_data(program, page, &error), "{\"list\":[1]}");
  same(qiao_global(program, "globalData.n", &error), "1");
  char *told = qiao_call(program, page, "get", NULL, &error);
  CHECK(told != NULL && strstr(told, "request:fail") != NULL);
  qiao_text_free(told);

  CHECK(qiao_call(program, page, "fail", NULL, &error) == NULL);
  CHECK(strstr(error, "no luck") != NULL);
  qiao_text_free(error);
  CHECK(qiao_call(program, page, "none", NULL, NULL) == NULL);
  CHECK(qiao_call(program, page, "add", "{}", NULL) == NULL);
  CHECK(qiao_open(program, page, NULL));
  CHECK(!qiao_open(program, "pages/none/none", &error));
  qiao_text_free(error);

  CHECK(qiao_set_network(program, "3g", NULL));
  CHECK(!qiao_set_network(program, "8g", &error));
  qiao_text_free(error);
  qiao_background(program);
  qiao_foreground(program);
  CHECK(qiao_wait_idle(program, 10000) == QIAO_IDLE_NOTHING_PENDING);
  CHECK(heard.consoles == 3);
  same(qiao_call(program, page, "timer", NULL, &error), "null");
  CHECK(qiao_wait_idle(program, 50) == QIAO_IDLE_BUSY);

  qiao_close(program);
  int lines = heard.lines;
  program = qiao_launch(host, LAUNCH, NULL, NULL, NULL);
  qiao_host_free(host);
  qiao_stop(program);
  CHECK(qiao_wait_idle(program, 10000) == QIAO_IDLE_STOPPED);
  qiao_close(program);
  CHECK(heard.lines == lines);
  qiao_close(NULL);
  qiao_host_free(NULL);
  qiao_text_free(NULL);
  puts("good");
  return 0;
}
