/* The fault server of tests, as a child process that is told what to break.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-process.h"
#include "made-folder.h"

#include <string.h>

struct _FaultProcess
{
  char *folder;
  GSubprocess *process;
  GDataInputStream *answers;
  guint16 port, tls_port;
};

/* The number after a name in a flat line of JSON. */
static guint
read_number (const char *line, const char *name)
{
  g_autofree char *member = g_strdup_printf ("\"%s\": ", name);
  const char *at = strstr (line, member);

  g_assert_nonnull (at);
  return (guint)g_ascii_strtoull (at + strlen (member), NULL, 10);
}

static char *
read_answer (FaultProcess *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->answers, NULL, NULL, &error);

  g_assert_no_error (error);
  if (line == NULL)
    g_error ("the fault server has ended");
  return line;
}

FaultProcess *
fault_process_new (guint16 upstream)
{
  FaultProcess *self = g_new0 (FaultProcess, 1);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "wire", "fault-server.py", NULL);
  g_autofree char *port = g_strdup_printf ("%u", upstream);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  self->folder = g_dir_make_tmp ("pentad-faults-XXXXXX", &error);
  g_assert_no_error (error);
  /* Nothing is written into the tree; SHA-1 is meant. */
  g_subprocess_launcher_setenv (launcher, "PYTHONDONTWRITEBYTECODE", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "PYTHONWARNINGS", "ignore", TRUE);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "/usr/bin/python3", script, port,
                                               self->folder, NULL);
  g_assert_no_error (error);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = read_answer (self);
  self->port = read_number (line, "port");
  self->tls_port = read_number (line, "tls_port");
  return self;
}

void
fault_process_free (FaultProcess *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->answers);
  g_object_unref (self->process);
  made_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self);
}

static char *
ask (FaultProcess *self, const char *command)
{
  g_autofree char *line = g_strconcat (command, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), line, strlen (line), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  return read_answer (self);
}

void
fault_process_tell (FaultProcess *self, const char *command)
{
  g_autofree char *answer = ask (self, command);
}

guint
fault_process_count (FaultProcess *self, const char *prefix)
{
  g_autofree char *command = g_strdup_printf ("{\"count\": \"%s\"}", prefix);
  g_autofree char *answer = ask (self, command);

  return read_number (answer, "count");
}

guint16
fault_process_get_port (FaultProcess *self)
{
  return self->port;
}

guint16
fault_process_get_tls_port (FaultProcess *self)
{
  return self->tls_port;
}

char *
fault_process_dup_path (FaultProcess *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}
