/* The window as a PNG file, without a screenshot tool.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/screenshot.h"

#include <glib/gi18n-lib.h>

/* Longest wait for a picture to be complete. */
#define TIMEOUT_S 120
/* Frames between "everything is laid out" and "it is on the screen". */
#define FRAMES 3

struct _PentadScreenshot
{
  PentadWindow *window; /* borrowed */
  char *path;
  PentadScreenshotDone done;
  gpointer user_data;
  guint timeout;
  guint n_frames;
  GdkFrameClock *clock; /* while frames are counted */
};

static GskRenderNode *
take_picture (GtkWidget *widget, const graphene_rect_t *area)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, area->size.width, area->size.height);
  return gtk_snapshot_free_to_node (snapshot);
}

/* What the window shows now; it must have been drawn on its screen before. */
static gboolean
save (GtkWindow *window, const char *path, GError **error)
{
  GtkWidget *widget = GTK_WIDGET (window);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                             (float)gtk_widget_get_height (widget));
  GskRenderNode *node = renderer != NULL ? take_picture (widget, &area) : NULL;

  if (node == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED,
                   _ ("%s: the window has not been drawn"), path);
      return FALSE;
    }

  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &area);
  gsk_render_node_unref (node);
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s: cannot be written"), path);
  return FALSE;
}

/* Nothing of it is used after `done`, which may free it. */
static void
finish (PentadScreenshot *self, const char *problem)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->window, self);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  self->done (problem, self->user_data);
}

/* After a frame was drawn: only then does GTK have its picture. */
static void
after_paint_cb (PentadScreenshot *self)
{
  g_autoptr (GError) error = NULL;

  /* Something changed meanwhile: count again from the next complete picture. */
  if (!pentad_window_is_complete (self->window))
    self->n_frames = 0;
  if (self->n_frames++ < FRAMES)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->window));
      return;
    }
  finish (self, save (GTK_WINDOW (self->window), self->path, &error) ? NULL : error->message);
}

static void
complete_cb (PentadScreenshot *self)
{
  if (self->clock != NULL)
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)));
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
}

static gboolean
timeout_cb (gpointer user_data)
{
  PentadScreenshot *self = user_data;
  const char *error =
      pentad_feed_get_error (pentad_session_get_feed (pentad_window_get_session (self->window)));
  g_autofree char *text =
      g_strdup_printf (_ ("--screenshot: not complete within %d s: %s"), TIMEOUT_S,
                       error != NULL ? error : _ ("data are still being loaded"));

  self->timeout = 0;
  finish (self, text);
  return G_SOURCE_REMOVE;
}

PentadScreenshot *
pentad_screenshot_new (PentadWindow *window,
                       const char *path,
                       PentadScreenshotDone done,
                       gpointer user_data)
{
  PentadScreenshot *self = g_new0 (PentadScreenshot, 1);

  self->window = window;
  self->path = g_strdup (path);
  self->done = done;
  self->user_data = user_data;
  self->timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, self);
  g_signal_connect_swapped (window, "complete", G_CALLBACK (complete_cb), self);
  return self;
}

void
pentad_screenshot_free (PentadScreenshot *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->window, self);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  g_free (self->path);
  g_free (self);
}
