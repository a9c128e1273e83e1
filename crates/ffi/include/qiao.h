/*
 * qiao: a headless host for the network code of mini-programs.
 *
 * Texts are UTF-8 and end with NUL. Functions may be called from any thread, but not from within a
 * listener. A text that a function returns, or puts into *error, is freed with qiao_text_free; error
 * may be NULL. Pointers come from the function that makes them and are used until they are freed, or
 * closed, once. Made by cbindgen from crates/ffi: do not edit.
 */

#ifndef QIAO_H
#define QIAO_H

#include <stdbool.h>
#include <stdint.h>

/*
 How a mini-program came to rest.
 */
typedef enum QiaoIdle {
  /*
   Nothing is pending.
   */
  QIAO_IDLE_NOTHING_PENDING = 0,
  /*
   It is in background and suspended there; something is pending.
   */
  QIAO_IDLE_SUSPENDED = 1,
  /*
   It was in background for so long that the platform ended it.
   */
  QIAO_IDLE_ENDED = 2,
  /*
   It was stopped.
   */
  QIAO_IDLE_STOPPED = 3,
  /*
   Its script used more memory than it may.
   */
  QIAO_IDLE_OUT_OF_MEMORY = 4,
  /*
   It did not come to rest in time.
   */
  QIAO_IDLE_BUSY = 5,
} QiaoIdle;

/*
 What mini-programs share: whom they trust, where names lead, threads.
 */
typedef struct QiaoHost QiaoHost;

/*
 A mini-program.
 */
typedef struct QiaoProgram QiaoProgram;

/*
 Called with every line of the journal: JSON text, valid during the call. It runs on a thread of
 the host, must not wait, and must not call back into this interface.
 */
typedef void (*QiaoEntry)(const char *line, void *data);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/*
 Makes a host. `settings` is a JSON object or NULL: `trust` (PEM text), `resolve` (a list of
 `HOST:PORT:ADDRESS`), `proxy` (a URL), `workers` (how many threads).

 Gives NULL and the reason in `error` if a setting is refused.
 */
struct QiaoHost *qiao_host_new(const char *settings, char **error);

/*
 Frees a host. Its programs go on until they are closed.
 */
void qiao_host_free(struct QiaoHost *host);

/*
 Launches a mini-program. `launch` is a JSON object with one of `project` (a folder), `script` (a
 file) and `source` (a text), and any of `page`, `platform`, `client`, `baseLibrary`, `appId`,
 `appVersion`, `domains`, `allow`, `checking` (`listed`, `strict`, `off`), `network`, `storage`,
 `user`, `memory`, `diskLimit` and `responseLimit`. `entry`, if not NULL, hears every line of the
 journal, with `data`, until the program is closed.

 Gives NULL and the reason in `error` if it cannot be launched. Errors of the script are in the
 journal.
 */
struct QiaoProgram *qiao_launch(const struct QiaoHost *host,
                                const char *launch,
                                QiaoEntry entry,
                                void *data,
                                char **error);

/*
 Goes to a page, unless it is open: `route` may carry a query. Gives whether there is such a page.
 */
bool qiao_open(const struct QiaoProgram *program, const char *route, char **error);

/*
 Calls a method of a page, which is opened first if it is not, and waits for what it returns or
 for its promise. `arguments` is a JSON array, or NULL for none. Gives JSON text.

 Gives NULL and the reason in `error` if there is no such method, or it throws.
 */
char *qiao_call(const struct QiaoProgram *program,
                const char *route,
                const char *method,
                const char *arguments,
                char **error);

/*
 The data of a page, which is opened first if it is not, as JSON text.
 */
char *qiao_data(const struct QiaoProgram *program, const char *route, char **error);

/*
 A field of the program's own object, such as `globalData.token`, as JSON text.
 */
char *qiao_global(const struct QiaoProgram *program, const char *path, char **error);

/*
 Takes a mini-program out of its user's sight.
 */
void qiao_background(const struct QiaoProgram *program);

/*
 Brings it back.
 */
void qiao_foreground(const struct QiaoProgram *program);

/*
 Puts the network into another condition: `wifi`, `5g`, `4g`, `3g`, `2g`, `lossy`, `offline`,
 `no-dns` or `portal`. Gives whether there is such a condition.
 */
bool qiao_set_network(const struct QiaoProgram *program, const char *condition, char **error);

/*
 Waits until nothing is pending, for at most so many milliseconds.
 */
enum QiaoIdle qiao_wait_idle(const struct QiaoProgram *program, uint32_t milliseconds);

/*
 Stops a mini-program's script, whatever it does. It still has to be closed.
 */
void qiao_stop(const struct QiaoProgram *program);

/*
 Closes a mini-program and frees it: every pending call has ended when this returns, and the
 journal is heard no more.
 */
void qiao_close(struct QiaoProgram *program);

/*
 Frees a text that this interface gave.
 */
void qiao_text_free(char *text);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* QIAO_H */
