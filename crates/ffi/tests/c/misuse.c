/* Every function of the interface as it must not be called: what is an error, and what does nothing. It fails with the line
 * that is wrong. The table of the manual says the same. */
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

/* A call that fails with an error that has this part, which is freed. */
#define FAILS(call, part)                                                                              \
  do {                                                                                                 \
    error = NULL;                                                                                      \
    CHECK(!(call));                                                                                    \
    if (error == NULL || strstr(error, part) == NULL) {                                                \
      fprintf(stderr, "line %d: %s, not %s\n", __LINE__, error == NULL ? "NULL" : error, part);        \
      exit(1);                                                                                         \
    }                                                                                                  \
    qiao_text_free(error);                                                                             \
  } while (0)

static const char *LAUNCH = "{\"platform\":\"wx\",\"events\":true,\"source\":\"Page({}); console.log('on')\"}";
static const char *PAGE = "pages/index/index";
static const unsigned char BYTES[1] = {7};
/* As lengths: of more bytes than there can be. */
static const size_t NEGATIVE = (size_t)-1;

/* What a program without life cannot do. */
static void fails(QiaoProgram *program, const char *why, uint32_t time) {
  char *error = NULL;
  size_t length = 0;
  FAILS(qiao_open(program, PAGE, &error), why);
  FAILS(qiao_call(program, PAGE, "m", NULL, &error), why);
  FAILS(qiao_data(program, PAGE, &error), why);
  FAILS(qiao_global(program, "a", &error), why);
  FAILS(qiao_navigate(program, PAGE, &error), why);
  FAILS(qiao_back(program, 1, &error), why);
  FAILS(qiao_relaunch(program, NULL, &error), why);
  FAILS(qiao_page_stack(program, &error), why);
  FAILS(qiao_evaluate(program, "1", &error), why);
  FAILS(qiao_pass_bytes(program, "(b) => b", BYTES, 1, &length, &error), why);
  FAILS(qiao_foreground_with(program, "{}", &error), why);
  FAILS(qiao_intercept(program, "*", true, &error), why);
  FAILS(qiao_add_file(program, "a", BYTES, 1, &error), why);
  FAILS(qiao_wait(program, 0, &error), why);
  FAILS(qiao_stored_keys(program, &error), why);
  FAILS(qiao_stored(program, "a", &error), why);
  FAILS(qiao_store(program, "a", "1", &error), why);
  FAILS(qiao_files(program, &error), why);
  FAILS(qiao_storage_changed(program, time, &error), why);
  FAILS(qiao_files_changed(program, time, &error), why);
  FAILS(qiao_read_file(program, "a", &length, &error), why);
  FAILS(qiao_write_file(program, "a", BYTES, 1, &error), why);
}

/* Every function that takes a program, with a handle that leads to none, or where none may be called. */
static void fails_everywhere(QiaoProgram *program, const char *why) {
  char *error = NULL;
  size_t length = 0;
  fails(program, why, 0);
  FAILS(qiao_set_network(program, "3g", &error), why);
  FAILS(qiao_next(program, 0, &error), why);
  FAILS(qiao_answer(program, 1, "{}", &error), why);
  FAILS(qiao_answer_bytes(program, 1, "{}", BYTES, 1, &error), why);
  FAILS(qiao_request_body(program, 1, &length, &error), why);
  /* Those without an error to set do nothing. */
  CHECK(qiao_ended(program, 0) == NULL);
  CHECK(qiao_wait_idle(program, 0) == QIAO_IDLE_ERROR);
  qiao_set_timeout(program, 1);
  qiao_background(program);
  qiao_foreground(program);
  qiao_stop(program);
  qiao_close(program);
}

struct inside {
  QiaoHost *host;
  int called;
};

static void call_back(const char *line, void *data) {
  struct inside *inside = data;
  const char *why = "from inside a listener";
  char *error = NULL;
  if (line == NULL || inside->called) return;
  inside->called = 1;
  FAILS(qiao_host_new("{}", &error), why);
  FAILS(qiao_launch(inside->host, LAUNCH, NULL, NULL, &error), why);
  FAILS(qiao_launch_with_stop(inside->host, LAUNCH, NULL, NULL, NULL, &error), why);
  fails_everywhere(NULL, why);
  qiao_host_free(inside->host);
  /* These may be called. */
  qiao_stop_free(qiao_stop_new());
  CHECK(qiao_version() != NULL);
  qiao_text_free(NULL);
}

static void texts_and_bytes_are_checked(QiaoProgram *program) {
  char *error = NULL;
  size_t length = 0;
  const char *bad = "\xff\xfe";
  const char *why = "UTF-8";
  FAILS(qiao_host_new(bad, &error), why);
  FAILS(qiao_open(program, bad, &error), why);
  FAILS(qiao_call(program, bad, "m", NULL, &error), why);
  FAILS(qiao_call(program, PAGE, bad, NULL, &error), why);
  FAILS(qiao_call(program, PAGE, "m", bad, &error), why);
  FAILS(qiao_data(program, bad, &error), why);
  FAILS(qiao_global(program, bad, &error), why);
  FAILS(qiao_set_network(program, bad, &error), why);
  FAILS(qiao_navigate(program, bad, &error), why);
  FAILS(qiao_relaunch(program, bad, &error), why);
  FAILS(qiao_evaluate(program, bad, &error), why);
  FAILS(qiao_pass_bytes(program, bad, BYTES, 1, &length, &error), why);
  FAILS(qiao_foreground_with(program, bad, &error), why);
  FAILS(qiao_answer(program, 1, bad, &error), why);
  FAILS(qiao_answer_bytes(program, 1, bad, BYTES, 1, &error), why);
  FAILS(qiao_intercept(program, bad, true, &error), why);
  FAILS(qiao_add_file(program, bad, BYTES, 1, &error), why);
  FAILS(qiao_stored(program, bad, &error), why);
  FAILS(qiao_store(program, bad, "1", &error), why);
  FAILS(qiao_store(program, "a", bad, &error), why);
  FAILS(qiao_read_file(program, bad, &length, &error), why);
  FAILS(qiao_write_file(program, bad, BYTES, 1, &error), why);
  why = "length";
  FAILS(qiao_add_file(program, "a", BYTES, NEGATIVE, &error), why);
  FAILS(qiao_write_file(program, "a", BYTES, NEGATIVE, &error), why);
  FAILS(qiao_pass_bytes(program, "(b) => b", BYTES, NEGATIVE, &length, &error), why);
  FAILS(qiao_answer_bytes(program, 1, "{}", BYTES, NEGATIVE, &error), why);
  FAILS(qiao_read_file(program, "a", NULL, &error), why);
  FAILS(qiao_request_body(program, 1, NULL, &error), why);
  FAILS(qiao_pass_bytes(program, "(b) => b", BYTES, 1, NULL, &error), why);
  /* NULL for a text is an empty one, which leads to nothing; NULL for bytes has none. */
  FAILS(qiao_open(program, NULL, &error), "page");
  FAILS(qiao_set_network(program, NULL, &error), "condition");
  FAILS(qiao_evaluate(program, NULL, &error), "");
  FAILS(qiao_pass_bytes(program, NULL, NULL, 9, &length, &error), "");
  FAILS(qiao_read_file(program, NULL, &length, &error), "");
  FAILS(qiao_answer(program, 99, NULL, &error), "nothing waits");
  /* No place for the error is none. */
  CHECK(!qiao_open(program, bad, NULL));
  CHECK(qiao_wait(program, 0, NULL));
}

static void a_program_that_ended_says_so(QiaoProgram *program) {
  char *error = NULL;
  const char *why = "ended";
  qiao_stop(program);
  qiao_text_free(qiao_ended(program, 60000));
  fails(program, why, 60000);
  CHECK(qiao_wait_idle(program, 60000) == QIAO_IDLE_STOPPED);
  CHECK(qiao_set_network(program, "3g", &error));
  qiao_background(program);
  qiao_foreground(program);
  qiao_stop(program);
}

int main(void) {
  char *error = NULL;
  QiaoHost *host = qiao_host_new("{\"workers\":1}", &error);
  CHECK(host != NULL);
  FAILS(qiao_launch(NULL, LAUNCH, NULL, NULL, &error), "no host");
  FAILS(qiao_launch(host, NULL, NULL, NULL, &error), "project, script and source");
  FAILS(qiao_launch(host, "\xff", NULL, NULL, &error), "UTF-8");
  fails_everywhere(NULL, "no program");
  /* A host passed as a program, and a handle that was never given out. */
  fails_everywhere((QiaoProgram *)host, "no program");
  fails_everywhere((QiaoProgram *)(uintptr_t)0x123450, "no program");
  FAILS(qiao_launch((QiaoHost *)(uintptr_t)0x123450, LAUNCH, NULL, NULL, &error), "no host");
  FAILS(qiao_launch_with_stop(host, LAUNCH, NULL, NULL, NULL, &error), "no stop");
  FAILS(qiao_launch_with_stop(host, LAUNCH, (QiaoStop *)host, NULL, NULL, &error), "no stop");
  FAILS(qiao_launch_with_stop(NULL, LAUNCH, NULL, NULL, NULL, &error), "no host");
  QiaoStop *stop = qiao_stop_new();
  FAILS(qiao_launch_with_stop(host, NULL, stop, NULL, NULL, &error), "project, script and source");
  qiao_stop_free(stop);
  qiao_stop_free(stop);
  qiao_stop_now(stop);
  qiao_stop_now(NULL);

  struct inside inside = {host, 0};
  QiaoProgram *program = qiao_launch(host, LAUNCH, call_back, &inside, &error);
  CHECK(program != NULL && inside.called);
  texts_and_bytes_are_checked(program);
  a_program_that_ended_says_so(program);
  qiao_close(program);
  fails_everywhere(program, "no program");
  qiao_host_free(host);
  qiao_host_free(host);
  FAILS(qiao_launch(host, LAUNCH, NULL, NULL, &error), "no host");
  qiao_text_free(NULL);
  qiao_bytes_free(NULL, 7);
  puts("good");
  return 0;
}
