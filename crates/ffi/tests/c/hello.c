/* The smallest host: runs a script and prints its journal. */
#include <stdio.h>

#include "qiao.h"

static void print(const char *line, void *data) {
  (void)data;
  puts(line);
}

int main(void) {
  char *error = NULL;
  QiaoHost *host = qiao_host_new(NULL, &error);
  QiaoProgram *program = NULL;
  if (host != NULL) {
    program = qiao_launch(host, "{\"platform\":\"wx\",\"source\":\"console.log('hello')\"}", print, NULL, &error);
  }
  if (program == NULL) {
    fprintf(stderr, "%s\n", error);
    qiao_text_free(error);
    qiao_host_free(host);
    return 1;
  }
  qiao_wait_idle(program, 10000);
  qiao_close(program);
  qiao_host_free(host);
  return 0;
}
