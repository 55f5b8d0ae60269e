/* The window as a PNG file, without a screenshot tool.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/screenshot.h"

#include <glib/gi18n-lib.h>

static GskRenderNode *
take_picture (GtkWidget *widget, const graphene_rect_t *area)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, area->size.width, area->size.height);
  return gtk_snapshot_free_to_node (snapshot);
}

gboolean
pentad_screenshot_save (GtkWindow *window, const char *path, GError **error)
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
