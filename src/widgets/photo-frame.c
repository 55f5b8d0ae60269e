/* A photograph, as large as its place allows, with its proportions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made small once for a size, and then only painted: a frame of the window costs a copy. */
#include "config.h"

#include "widgets/photo-frame.h"

/* How far a small one is made large: beyond that one sees its pixels. */
#define MAX_ENLARGED 2.0

struct _PentadPhotoFrame
{
  GtkWidget parent_instance;

  PentadPhotoImage *image; /* NULL none */
  cairo_surface_t *shown;  /* of `image`, as many pixels as are seen; NULL: not made yet */
};

G_DEFINE_FINAL_TYPE (PentadPhotoFrame, pentad_photo_frame, GTK_TYPE_WIDGET)

PentadPhotoImage *
pentad_photo_image_new (GBytes *rgb, int width_px, int height_px)
{
  PentadPhotoImage *self = g_new0 (PentadPhotoImage, 1);
  const guint8 *from = g_bytes_get_data (rgb, NULL);
  guint8 *to;
  int stride;

  g_return_val_if_fail (g_bytes_get_size (rgb) >= (gsize)width_px * (gsize)height_px * 3, NULL);

  g_atomic_ref_count_init (&self->refs);
  self->width_px = width_px;
  self->height_px = height_px;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width_px, height_px);
  to = cairo_image_surface_get_data (self->surface);
  stride = cairo_image_surface_get_stride (self->surface);
  for (int y = 0; y < height_px; y++, to += stride)
    for (int x = 0; x < width_px; x++, from += 3)
      ((guint32 *)(void *)to)[x] =
          (guint32)from[0] << 16 | (guint32)from[1] << 8 | (guint32)from[2];
  cairo_surface_mark_dirty (self->surface);
  return self;
}

PentadPhotoImage *
pentad_photo_image_ref (PentadPhotoImage *image)
{
  g_atomic_ref_count_inc (&image->refs);
  return image;
}

void
pentad_photo_image_unref (PentadPhotoImage *image)
{
  if (!g_atomic_ref_count_dec (&image->refs))
    return;
  cairo_surface_destroy (image->surface);
  g_free (image);
}

static void
drop_shown (PentadPhotoFrame *self)
{
  g_clear_pointer (&self->shown, cairo_surface_destroy);
}

static void
pentad_photo_frame_dispose (GObject *object)
{
  PentadPhotoFrame *self = PENTAD_PHOTO_FRAME (object);

  drop_shown (self);
  g_clear_pointer (&self->image, pentad_photo_image_unref);
  G_OBJECT_CLASS (pentad_photo_frame_parent_class)->dispose (object);
}

/* The image in a size of so many pixels of the screen. */
static cairo_surface_t *
resize (const PentadPhotoImage *image, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, (double)width / image->width_px, (double)height / image->height_px);
  cairo_set_source_surface (cr, image->surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

static void
pentad_photo_frame_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PentadPhotoFrame *self = PENTAD_PHOTO_FRAME (widget);
  int room_x = gtk_widget_get_width (widget), room_y = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget), width, height;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)room_x, (float)room_y);
  double factor;
  cairo_t *cr;

  if (self->image == NULL || room_x <= 0 || room_y <= 0)
    return;
  factor = MIN ((double)room_x * scale / self->image->width_px,
                (double)room_y * scale / self->image->height_px);
  factor = MIN (factor, MAX_ENLARGED * scale);
  width = MAX (1, (int)(self->image->width_px * factor));
  height = MAX (1, (int)(self->image->height_px * factor));
  if (self->shown != NULL && (cairo_image_surface_get_width (self->shown) != width ||
                              cairo_image_surface_get_height (self->shown) != height))
    drop_shown (self);
  if (self->shown == NULL)
    self->shown = resize (self->image, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, (room_x - (double)width / scale) / 2, (room_y - (double)height / scale) / 2);
  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  cairo_set_source_surface (cr, self->shown, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
pentad_photo_frame_class_init (PentadPhotoFrameClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_photo_frame_dispose;
  widget_class->snapshot = pentad_photo_frame_snapshot;
  gtk_widget_class_set_css_name (widget_class, "photo");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pentad_photo_frame_init (PentadPhotoFrame *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
pentad_photo_frame_new (void)
{
  return g_object_new (PENTAD_TYPE_PHOTO_FRAME, NULL);
}

void
pentad_photo_frame_set_image (PentadPhotoFrame *self, PentadPhotoImage *image)
{
  g_return_if_fail (PENTAD_IS_PHOTO_FRAME (self));

  if (self->image == image)
    return;
  drop_shown (self);
  g_clear_pointer (&self->image, pentad_photo_image_unref);
  self->image = image != NULL ? pentad_photo_image_ref (image) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

PentadPhotoImage *
pentad_photo_frame_get_image (PentadPhotoFrame *self)
{
  g_return_val_if_fail (PENTAD_IS_PHOTO_FRAME (self), NULL);
  return self->image;
}
