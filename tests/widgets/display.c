/* Putting a widget on the screen and waiting for what it does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"

#include "widgets/resources.h"

#define TIMEOUT_S 30

void
display_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  pentad_resources_init ();
}

static gboolean
is_laid_out (gpointer window)
{
  return gtk_widget_get_width (window) > 0 && gtk_widget_get_mapped (window);
}

GtkWindow *
display_open (GtkWidget *widget, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, height);
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  display_wait (is_laid_out, window);
  display_wait_frame (window);
  return window;
}

void
display_close (GtkWindow *window)
{
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
timed_out_cb (gpointer timed_out)
{
  *(gboolean *)timed_out = TRUE;
  return G_SOURCE_REMOVE;
}

void
display_wait (gboolean (*condition) (gpointer), gpointer data)
{
  gboolean timed_out = FALSE;
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timed_out_cb, &timed_out);

  while (!condition (data) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (timed_out);
  g_source_remove (timeout);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *)painted = TRUE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *)value;
}

void
display_wait_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  display_wait (is_true, &painted);
  g_signal_handler_disconnect (clock, handler);
}

guint32
display_pixel (GtkWindow *window, int x, int y)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float)x, (float)y, 1, 1);
  GskRenderNode *node = NULL;
  guint32 pixel = 0;

  /* Something may ask for another drawing at the end of the one that was waited for. */
  for (int tries = 0; node == NULL && tries < 10; tries++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      display_wait_frame (window);
      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                              gtk_widget_get_height (GTK_WIDGET (window)));
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_assert_nonnull (node);
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, node, &area);
  gsk_render_node_unref (node);
  gdk_texture_download (texture, (guchar *)&pixel, 4);
  return pixel & 0xffffff;
}
