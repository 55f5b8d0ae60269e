/* The photographs of a case on its card: before and after side by side, and large when asked for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card has room for one of each kind, the latest; the others are a step away in the large view.
 * What is not seen is not fetched. */
#include "config.h"

#include "widgets/case-photos.h"

#include <glib/gi18n-lib.h>

#include "render/format.h"
#include "widgets/photo-tile.h"
#include "widgets/photo-view.h"

/* One of the list, as far as it has come. */
typedef struct
{
  const PentadPhoto *photo; /* of `photos` */
  gboolean is_wanted;
  PentadPhotoImage *image; /* NULL: not here */
  char *failure;           /* NULL: none */
  char *caption;
  GtkWidget *tile; /* PentadPhotoTile; NULL: not on the card */
} Item;

struct _PentadCasePhotos
{
  GtkWidget parent_instance;

  char *case_id; /* NULL none */
  PentadLanguage language;
  PentadPhotos *photos; /* NULL: not known */
  GPtrArray *items;     /* Item */

  GtkWidget *view; /* PentadPhotoView, in an overlay above; NULL: closed */
  guint viewed;    /* index of what it shows */

  /* From the template. */
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *message;
  GtkWidget *tiles;
};

enum
{
  SIGNAL_CASE_WANTED,
  SIGNAL_PHOTO_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadCasePhotos, pentad_case_photos, GTK_TYPE_WIDGET)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->image, pentad_photo_image_unref);
  g_free (item->failure);
  g_free (item->caption);
  g_free (item);
}

static Item *
get_item (PentadCasePhotos *self, guint index)
{
  return index < self->items->len ? g_ptr_array_index (self->items, index) : NULL;
}

static const char *
kind_words (PentadPhotoKind kind)
{
  switch (kind)
    {
    case PENTAD_PHOTO_KIND_BEFORE:
      return _ ("Before handling");
    case PENTAD_PHOTO_KIND_AFTER:
      return _ ("After handling");
    case PENTAD_PHOTO_KIND_OTHER:
    case PENTAD_N_PHOTO_KINDS:
      break;
    }
  return _ ("Photograph");
}

/* Kind, the platform's own words, and when. */
static char *
make_caption (const PentadCasePhotos *self, const PentadPhoto *photo, const PentadZone *zone)
{
  GString *text = g_string_new (kind_words (photo->kind));

  if (!pentad_label_is_empty (&photo->label))
    g_string_append_printf (text, " · %s", pentad_label_get (&photo->label, self->language));
  if (photo->time != PENTAD_NO_TIME)
    {
      g_autofree char *time = pentad_format_clock (photo->time, zone, self->language);

      g_string_append_printf (text, " · %s", time);
    }
  return g_string_free (text, FALSE);
}

static const char *
item_words (const Item *item)
{
  return item->failure != NULL ? item->failure : item->image == NULL ? _ ("Loading …") : NULL;
}

/* --- The large view -------------------------------------------------------------------------- */

static void
want (PentadCasePhotos *self, guint index)
{
  Item *item = get_item (self, index);

  if (item->is_wanted)
    return;
  item->is_wanted = TRUE;
  g_signal_emit (self, signals[SIGNAL_PHOTO_WANTED], 0, index);
}

static void
update_view (PentadCasePhotos *self)
{
  const Item *item = get_item (self, self->viewed);
  g_autofree char *position = NULL;

  if (self->view == NULL || item == NULL)
    return;
  if (self->items->len > 1)
    position = g_strdup_printf ("%u / %u", self->viewed + 1, self->items->len);
  pentad_photo_view_show (PENTAD_PHOTO_VIEW (self->view), item->image, item->caption, position,
                          item_words (item));
}

static void
close_view (PentadCasePhotos *self)
{
  GtkWidget *view = g_steal_pointer (&self->view);
  const Item *item = get_item (self, self->viewed);

  if (view == NULL)
    return;
  gtk_overlay_remove_overlay (GTK_OVERLAY (gtk_widget_get_parent (view)), view);
  for (guint i = 0; (item == NULL || item->tile == NULL) && i < self->items->len; i++)
    item = get_item (self, i);
  if (item != NULL && item->tile != NULL)
    gtk_widget_grab_focus (item->tile);
}

static void
turned_cb (PentadCasePhotos *self, int step)
{
  guint n = self->items->len;

  if (n == 0)
    return;
  self->viewed = (self->viewed + n + (step > 0 ? 1 : n - 1)) % n;
  update_view (self);
  want (self, self->viewed);
}

gboolean
pentad_case_photos_open (PentadCasePhotos *self, guint index)
{
  GtkWidget *overlay;

  g_return_val_if_fail (PENTAD_IS_CASE_PHOTOS (self), FALSE);

  overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_OVERLAY);
  if (get_item (self, index) == NULL || overlay == NULL)
    return FALSE;
  self->viewed = index;
  if (self->view == NULL)
    {
      self->view = pentad_photo_view_new ();
      g_signal_connect_swapped (self->view, "turned", G_CALLBACK (turned_cb), self);
      g_signal_connect_swapped (self->view, "closed", G_CALLBACK (close_view), self);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->view);
    }
  update_view (self);
  want (self, index);
  gtk_widget_grab_focus (self->view);
  return TRUE;
}

/* --- Tiles ----------------------------------------------------------------------------------- */

static void
clicked_cb (PentadCasePhotos *self, GtkWidget *tile)
{
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->tile == tile)
      pentad_case_photos_open (self, i);
}

static void
update_tile (const Item *item)
{
  if (item->tile != NULL)
    pentad_photo_tile_set (PENTAD_PHOTO_TILE (item->tile), item->image, item_words (item));
}

static void
add_tile (PentadCasePhotos *self, Item *item)
{
  item->tile = pentad_photo_tile_new (item->caption);
  g_signal_connect_swapped (item->tile, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->tiles), item->tile);
  update_tile (item);
}

/* Says that there is none of a kind where there is one of the other. */
static void
add_gap (PentadCasePhotos *self, PentadPhotoKind kind)
{
  const char *words = kind == PENTAD_PHOTO_KIND_AFTER ? _ ("none yet") : _ ("none");

  gtk_box_append (GTK_BOX (self->tiles), pentad_photo_tile_new_gap (kind_words (kind), words));
}

/* The latest of a kind; NULL. The list is in order of time. */
static Item *
find_latest (PentadCasePhotos *self, PentadPhotoKind kind)
{
  for (guint i = self->items->len; i-- > 0;)
    if (get_item (self, i)->photo->kind == kind)
      return get_item (self, i);
  return NULL;
}

static void
fill_tiles (PentadCasePhotos *self)
{
  gboolean has_pair = find_latest (self, PENTAD_PHOTO_KIND_BEFORE) != NULL ||
                      find_latest (self, PENTAD_PHOTO_KIND_AFTER) != NULL;

  for (int kind = 0; kind < PENTAD_N_PHOTO_KINDS; kind++)
    {
      Item *item = find_latest (self, (PentadPhotoKind)kind);

      if (item != NULL && (kind != PENTAD_PHOTO_KIND_OTHER || !has_pair))
        add_tile (self, item);
      else if (item == NULL && kind != PENTAD_PHOTO_KIND_OTHER && has_pair)
        add_gap (self, (PentadPhotoKind)kind);
    }
  gtk_widget_set_visible (self->tiles, TRUE);
  for (guint i = 0; i < self->items->len; i++)
    if (get_item (self, i)->tile != NULL)
      want (self, i);
}

static void
clear_list (PentadCasePhotos *self)
{
  GtkWidget *child;

  close_view (self);
  while ((child = gtk_widget_get_first_child (self->tiles)) != NULL)
    gtk_box_remove (GTK_BOX (self->tiles), child);
  gtk_widget_set_visible (self->tiles, FALSE);
  g_ptr_array_set_size (self->items, 0);
  g_clear_pointer (&self->photos, pentad_photos_unref);
}

static void
set_message (PentadCasePhotos *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->message), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/* --- The widget ------------------------------------------------------------------------------ */

static void
pentad_case_photos_dispose (GObject *object)
{
  PentadCasePhotos *self = PENTAD_CASE_PHOTOS (object);

  if (self->box != NULL)
    clear_list (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_case_photos_parent_class)->dispose (object);
}

static void
pentad_case_photos_finalize (GObject *object)
{
  PentadCasePhotos *self = PENTAD_CASE_PHOTOS (object);

  g_ptr_array_unref (self->items);
  g_free (self->case_id);
  G_OBJECT_CLASS (pentad_case_photos_parent_class)->finalize (object);
}

static void
pentad_case_photos_class_init (PentadCasePhotosClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_case_photos_dispose;
  G_OBJECT_CLASS (class)->finalize = pentad_case_photos_finalize;
  signals[SIGNAL_CASE_WANTED] =
      g_signal_new ("case-wanted", PENTAD_TYPE_CASE_PHOTOS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_PHOTO_WANTED] =
      g_signal_new ("photo-wanted", PENTAD_TYPE_CASE_PHOTOS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadCasePhotos.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadCasePhotos, box);
  gtk_widget_class_bind_template_child (widget_class, PentadCasePhotos, heading);
  gtk_widget_class_bind_template_child (widget_class, PentadCasePhotos, message);
  gtk_widget_class_bind_template_child (widget_class, PentadCasePhotos, tiles);
  gtk_widget_class_set_css_name (widget_class, "casephotos");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_case_photos_init (PentadCasePhotos *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->tiles, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (self->heading)), -1);
}

GtkWidget *
pentad_case_photos_new (void)
{
  return g_object_new (PENTAD_TYPE_CASE_PHOTOS, NULL);
}

void
pentad_case_photos_set_case (PentadCasePhotos *self, const char *id, PentadLanguage language)
{
  g_return_if_fail (PENTAD_IS_CASE_PHOTOS (self));

  if (g_strcmp0 (self->case_id, id) == 0)
    return;
  clear_list (self);
  g_free (self->case_id);
  self->case_id = g_strdup (id);
  self->language = language;
  set_message (self, id != NULL ? _ ("Loading …") : "");
  g_signal_emit (self, signals[SIGNAL_CASE_WANTED], 0, id);
}

const char *
pentad_case_photos_get_case (PentadCasePhotos *self)
{
  g_return_val_if_fail (PENTAD_IS_CASE_PHOTOS (self), NULL);
  return self->case_id;
}

void
pentad_case_photos_set_message (PentadCasePhotos *self, const char *text)
{
  g_return_if_fail (PENTAD_IS_CASE_PHOTOS (self));

  clear_list (self);
  set_message (self, text);
}

void
pentad_case_photos_set_list (PentadCasePhotos *self,
                             PentadPhotos *photos,
                             const PentadZone *zone,
                             gint64 now)
{
  g_return_if_fail (PENTAD_IS_CASE_PHOTOS (self));

  clear_list (self);
  self->photos = pentad_photos_ref (photos);
  for (guint i = 0; i < photos->list->len; i++)
    {
      const PentadPhoto *photo = g_ptr_array_index (photos->list, i);
      Item *item;

      if (photo->time != PENTAD_NO_TIME && photo->time > now)
        continue;
      item = g_new0 (Item, 1);
      item->photo = photo;
      item->caption = make_caption (self, photo, zone);
      g_ptr_array_add (self->items, item);
    }
  set_message (self, self->items->len == 0 ? _ ("none of this case") : "");
  if (self->items->len > 0)
    fill_tiles (self);
}

const PentadPhoto *
pentad_case_photos_get_photo (PentadCasePhotos *self, guint index)
{
  const Item *item;

  g_return_val_if_fail (PENTAD_IS_CASE_PHOTOS (self), NULL);

  item = get_item (self, index);
  return item != NULL ? item->photo : NULL;
}

static void
update_item (PentadCasePhotos *self, Item *item)
{
  update_tile (item);
  if (get_item (self, self->viewed) == item)
    update_view (self);
}

void
pentad_case_photos_set_picture (
    PentadCasePhotos *self, guint index, GBytes *rgb, int width_px, int height_px)
{
  Item *item;

  g_return_if_fail (PENTAD_IS_CASE_PHOTOS (self));

  item = get_item (self, index);
  if (item == NULL)
    return;
  g_clear_pointer (&item->image, pentad_photo_image_unref);
  g_clear_pointer (&item->failure, g_free);
  item->image = pentad_photo_image_new (rgb, width_px, height_px);
  update_item (self, item);
}

void
pentad_case_photos_set_failure (PentadCasePhotos *self, guint index, const char *text)
{
  Item *item;

  g_return_if_fail (PENTAD_IS_CASE_PHOTOS (self));

  item = get_item (self, index);
  if (item == NULL)
    return;
  g_free (item->failure);
  item->failure = g_strdup (text);
  update_item (self, item);
}
