/* The reference platform with the made-up city, run as a child of the application.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/demo.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/prctl.h>

#include "host/paths.h"

struct _PentadDemo
{
  PentadDemoFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  GSubprocess *process;
  GDataInputStream *output;
};

/* In the child, before the program: even an application that is killed leaves nothing behind. */
static void
child_setup (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/* The first line is the address. */
static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source),
                                                                     result, NULL, &error);
  PentadDemo *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* freed */
  if (line == NULL && error == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                 _ ("the reference platform ended before it had an address"));
  self->func (line, error, self->user_data);
}

PentadDemo *
pentad_demo_start (PentadDemoFunc func, gpointer user_data, GError **error)
{
  g_autofree char *program = pentad_paths_dup_program ("pentad-platform");
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  PentadDemo *self;

  g_subprocess_launcher_set_child_setup (launcher, child_setup, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, error, program, "--city", "demo", "--planted",
                                         "all", "--port", "0", NULL);
  if (process == NULL)
    return NULL;
  self = g_new0 (PentadDemo, 1);
  self->func = func;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->process = g_steal_pointer (&process);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, self->cancellable, line_cb,
                                       self);
  return self;
}

void
pentad_demo_free (PentadDemo *self)
{
  g_cancellable_cancel (self->cancellable);
  g_subprocess_send_signal (self->process, SIGTERM);
  g_object_unref (self->output);
  g_object_unref (self->process);
  g_object_unref (self->cancellable);
  g_free (self);
}
