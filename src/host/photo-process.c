/* Asks a confined process for the pixels of a photograph.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/photo-process.h"

#include "host/photo-wire.h"

#include <glib/gi18n-lib.h>
#include <gio/gunixinputstream.h>

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

G_DEFINE_QUARK (pentad - photo - error, pentad_photo_error)

/* One photograph under way; owned by its task. */
typedef struct
{
  GSubprocess *process;
  GSource *timer;
  gboolean is_late;

  PentadPhotoHead head;
  guint8 *rgb;
  gsize rgb_len;
} Decoding;

static void
decoding_free (gpointer data)
{
  Decoding *self = data;

  /* Whatever it was doing, nobody waits for it any more. */
  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_free (self->rgb);
  g_free (self);
}

static void
fail (GTask *task, PentadPhotoError code, const char *message)
{
  g_task_return_new_error (task, PENTAD_PHOTO_ERROR, (int)code, "%s", message);
  g_object_unref (task);
}

static void
fail_with_verdict (GTask *task, guint32 verdict)
{
  switch (verdict)
    {
    case PENTAD_PHOTO_NOT_A_PICTURE:
      fail (task, PENTAD_PHOTO_ERROR_NOT_A_PICTURE, _ ("not a picture: expected JPEG or PNG"));
      break;
    case PENTAD_PHOTO_DAMAGED:
      fail (task, PENTAD_PHOTO_ERROR_DAMAGED, _ ("the picture is damaged or cut off"));
      break;
    case PENTAD_PHOTO_TOO_MANY_PIXELS:
      fail (task, PENTAD_PHOTO_ERROR_TOO_LARGE,
            _ ("the picture is too large: expected 40 megapixels at most"));
      break;
    case PENTAD_PHOTO_TOO_MANY_BYTES:
      fail (task, PENTAD_PHOTO_ERROR_TOO_LARGE,
            _ ("the file is too large: expected 8 MiB at most"));
      break;
    case PENTAD_PHOTO_NO_MEMORY:
      fail (task, PENTAD_PHOTO_ERROR_TOO_LARGE, _ ("the picture takes more memory than it may"));
      break;
    case PENTAD_PHOTO_NOT_CONFINED:
      fail (task, PENTAD_PHOTO_ERROR_NOT_CONFINED,
            _ ("pictures cannot be looked at safely on this machine"));
      break;
    default:
      fail (task, PENTAD_PHOTO_ERROR_FAILED, _ ("the picture could not be read"));
    }
}

/* Nothing more can be read: it was cancelled, is late, or the process has gone. */
static void
fail_reading (GTask *task, const GError *error)
{
  const Decoding *self = g_task_get_task_data (task);

  if (self->is_late)
    fail (task, PENTAD_PHOTO_ERROR_TOO_SLOW, _ ("the picture took too long"));
  else if (error != NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
  else
    fail (task, PENTAD_PHOTO_ERROR_FAILED, _ ("the picture could not be read"));
}

static void
pixels_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Decoding *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gsize len = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &len, &error) ||
      len < self->rgb_len)
    {
      fail_reading (task, error);
      return;
    }
  g_task_return_pointer (task, g_bytes_new_take (g_steal_pointer (&self->rgb), self->rgb_len),
                         (GDestroyNotify)g_bytes_unref);
  g_object_unref (task);
}

static gboolean
is_bounded (const PentadPhotoHead *head)
{
  return head->width_px >= 1 && head->width_px <= PENTAD_PHOTO_MAX_SIDE_PX &&
         head->height_px >= 1 && head->height_px <= PENTAD_PHOTO_MAX_SIDE_PX;
}

static void
head_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Decoding *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gsize len = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &len, &error) ||
      len < sizeof self->head || self->head.magic != PENTAD_PHOTO_MAGIC)
    {
      fail_reading (task, error);
      return;
    }
  if (self->head.verdict != PENTAD_PHOTO_OK || !is_bounded (&self->head))
    {
      fail_with_verdict (task, self->head.verdict);
      return;
    }
  self->rgb_len = (gsize)self->head.width_px * self->head.height_px * 3;
  self->rgb = g_malloc (self->rgb_len);
  g_input_stream_read_all_async (G_INPUT_STREAM (source), self->rgb, self->rgb_len,
                                 G_PRIORITY_DEFAULT, g_task_get_cancellable (task), pixels_cb,
                                 task);
}

/* Killed, it closes its output, and what waits for that goes on. */
static gboolean
late_cb (gpointer user_data)
{
  Decoding *self = user_data;

  self->is_late = TRUE;
  g_subprocess_force_exit (self->process);
  return G_SOURCE_REMOVE;
}

/* The bytes as a file without a name: there is nothing to be written little by little while the
 * process reads, and no pipe that could break. -1 on failure. */
static int
open_bytes (GBytes *bytes)
{
  gsize len, at = 0;
  const char *data = g_bytes_get_data (bytes, &len);
  int fd = memfd_create ("photo", MFD_CLOEXEC);

  while (fd >= 0 && at < len)
    {
      gssize n = write (fd, data + at, len - at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (fd);
          return -1;
        }
      at += (gsize)n;
    }
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);
  return fd;
}

static GSubprocess *
start (const char *program, GBytes *encoded, GError **error)
{
  /* The program closes what it inherits itself, first of all. To have it closed before, or another
   * folder, GLib would have to make a copy of this process, of which the pages of a whole city are.
   */
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE |
      G_SUBPROCESS_FLAGS_INHERIT_FDS);
  char *nothing[] = { NULL };
  int fd = open_bytes (encoded);

  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
      return NULL;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_subprocess_launcher_set_environ (launcher, nothing);
  return g_subprocess_launcher_spawn (launcher, error, program, NULL);
}

void
pentad_photo_decode_async (const char *program,
                           GBytes *encoded,
                           guint timeout_ms,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Decoding *self = g_new0 (Decoding, 1);
  g_autoptr (GError) error = NULL;

  g_task_set_source_tag (task, pentad_photo_decode_async);
  g_task_set_task_data (task, self, decoding_free);
  if (g_bytes_get_size (encoded) > PENTAD_PHOTO_MAX_BYTES)
    {
      fail_with_verdict (task, PENTAD_PHOTO_TOO_MANY_BYTES);
      return;
    }
  self->process = start (program, encoded, &error);
  if (self->process == NULL)
    {
      g_task_return_new_error (task, PENTAD_PHOTO_ERROR, PENTAD_PHOTO_ERROR_FAILED,
                               _ ("%s: does not start: %s"), program, error->message);
      g_object_unref (task);
      return;
    }
  self->timer = g_timeout_source_new (timeout_ms > 0 ? timeout_ms : PENTAD_PHOTO_TIMEOUT_MS);
  g_source_set_callback (self->timer, late_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (self->process), &self->head,
                                 sizeof self->head, G_PRIORITY_DEFAULT, cancellable, head_cb, task);
}

GBytes *
pentad_photo_decode_finish (GAsyncResult *result, int *width_px, int *height_px, GError **error)
{
  const Decoding *self = g_task_get_task_data (G_TASK (result));
  GBytes *rgb = g_task_propagate_pointer (G_TASK (result), error);

  if (rgb != NULL)
    {
      *width_px = (int)self->head.width_px;
      *height_px = (int)self->head.height_px;
    }
  return rgb;
}
