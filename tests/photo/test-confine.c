/* A confined process: what it may do still works, and nothing else does.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each trial is a child of its own, which tells by its end what became of it. */
#include "config.h"

#include "photo/confine.h"

#include <glib.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a child ends with. */
#define WORKED   0
#define REFUSED  1
#define NOT_HELD 2 /* the confinement itself failed */

static int
try_reading_and_writing (void)
{
  char byte = 'x';

  /* The pipe that lies on both standard streams. */
  return write (STDOUT_FILENO, &byte, 1) == 1 && read (STDIN_FILENO, &byte, 1) == 1 ? WORKED
                                                                                    : REFUSED;
}

static int
try_memory (void)
{
  void *small = malloc (100), *large = malloc (64 << 20);

  if (small == NULL || large == NULL)
    return REFUSED;
  memset (large, 1, 64 << 20);
  free (large);
  free (small);
  return WORKED;
}

static int
try_much_memory (void)
{
  return mmap (NULL, 2048ul << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                 MAP_FAILED
             ? REFUSED
             : WORKED;
}

static int
try_reading_a_file (void)
{
  return open ("/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? REFUSED : WORKED;
}

static int
try_memory_to_run (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
             ? REFUSED
             : WORKED;
}

static int
try_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 ? REFUSED : WORKED;
}

static int
try_process (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child < 0 ? REFUSED : WORKED;
}

static int
try_program (void)
{
  char *const arguments[] = { (char *)"true", NULL };

  execv ("/bin/true", arguments);
  return REFUSED;
}

static int
try_signal (void)
{
  return kill (getppid (), 0) < 0 ? REFUSED : WORKED;
}

static int
try_removing_a_file (void)
{
  return unlink ("/nothing-of-this-name") < 0 ? REFUSED : WORKED;
}

static int
try_cpu (void)
{
  for (volatile guint64 i = 0;; i++)
    ;
  return WORKED;
}

/* How a child of that trial ends; -N: by signal N. */
static int
run_trial (int (*trial) (void))
{
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      dup2 (ends[0], STDIN_FILENO);
      dup2 (ends[1], STDOUT_FILENO);
      pentad_photo_close_files ();
      if (fcntl (ends[1], F_GETFD) >= 0 || !pentad_photo_confine ())
        _exit (NOT_HELD);
      _exit (trial ());
    }
  close (ends[0]);
  close (ends[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFSIGNALED (status) ? -WTERMSIG (status) : WEXITSTATUS (status);
}

static void
test_decoding_can_go_on (void)
{
  g_assert_cmpint (run_trial (try_reading_and_writing), ==, WORKED);
  g_assert_cmpint (run_trial (try_memory), ==, WORKED);
}

static void
test_nothing_else_can (void)
{
  static const struct
  {
    const char *name;
    int (*trial) (void);
    int end;
  } rows[] = {
    { "a file", try_reading_a_file, REFUSED },
    { "a socket", try_socket, -SIGSYS },
    { "a process", try_process, -SIGSYS },
    { "a program", try_program, -SIGSYS },
    { "a signal", try_signal, -SIGSYS },
    { "removing", try_removing_a_file, -SIGSYS },
    { "memory to run", try_memory_to_run, -SIGSYS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (run_trial (rows[i].trial), ==, rows[i].end);
    }
}

static void
test_memory_is_bounded (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer's own memory does not fit into the bound");
#else
  g_assert_cmpint (run_trial (try_much_memory), ==, REFUSED);
#endif
}

static void
test_time_is_bounded (void)
{
  if (!g_test_slow ())
    g_test_skip ("takes ten seconds");
  else
    g_assert_cmpint (run_trial (try_cpu), ==, -SIGKILL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo/confine/decoding-can-go-on", test_decoding_can_go_on);
  g_test_add_func ("/photo/confine/nothing-else-can", test_nothing_else_can);
  g_test_add_func ("/photo/confine/memory-is-bounded", test_memory_is_bounded);
  g_test_add_func ("/photo/confine/time-is-bounded", test_time_is_bounded);
  return g_test_run ();
}
