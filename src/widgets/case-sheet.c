/* A sheet beside the board: the cases behind a figure, and a case with all that is known of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/case-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "board/case-card.h"
#include "board/case-list.h"
#include "board/case-map.h"
#include "widgets/canvas.h"
#include "widgets/case-photos.h"
#include "widgets/frame.h"
#include "widgets/table-view.h"

/* How keys of hits begin that are cases (board/board.h). */
#define CASE_KEY "case:"
/* Wider facts take a second line, so that the map has its place beside them. */
#define FACT_CHARS 40
/* Of the small map, in design pixels. */
#define MAP_WIDTH  300
#define MAP_HEIGHT 232
/* How many of the cases near one are listed. */
#define MOST_NEARBY 20

/* What is open: a figure or a case. */
typedef struct
{
  gboolean is_case;
  char *id;
} Page;

struct _PentadCaseSheet
{
  GtkWidget parent_instance;

  PentadBoardData *data; /* NULL: what is shown stays */
  PentadLanguage language;
  PentadTheme theme;
  PentadMapGeometry *geometry; /* NULL: no map */
  PentadText *text;
  double near_m;
  GArray *open;   /* Page, the one shown last */
  GPtrArray *ids; /* of the rows of the table; char *, NULL: they lead nowhere */
  GPtrArray *nearby_ids;
  char *target; /* of the case shown */

  /* From the template. */
  GtkWidget *box;
  GtkWidget *back;
  GtkWidget *title;
  GtkWidget *close;
  GtkWidget *summary;
  GtkWidget *facts;
  GtkWidget *map;
  GtkWidget *go;
  GtkWidget *photos;
  GtkWidget *table;
  GtkWidget *nearby_title;
  GtkWidget *nearby;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_NEEDS_CASES,
  SIGNAL_PLACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadCaseSheet, pentad_case_sheet, GTK_TYPE_WIDGET)

static void
clear_page (Page *page)
{
  g_free (page->id);
}

/* --- Filling --------------------------------------------------------------------------------- */

static void
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && text[0] != '\0');
}

static void
set_table (GtkWidget *view, const char *title, PentadDataTable *table)
{
  gboolean any = table != NULL && pentad_data_table_get_n_rows (table) > 0;

  if (table != NULL)
    pentad_table_view_set_data (PENTAD_TABLE_VIEW (view), title, table);
  gtk_widget_set_visible (view, any);
}

static void
take_ids (GPtrArray **ids, GPtrArray *from)
{
  g_clear_pointer (ids, g_ptr_array_unref);
  *ids = from != NULL ? g_ptr_array_ref (from) : NULL;
}

static void
clear_facts (PentadCaseSheet *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->facts)) != NULL)
    gtk_grid_remove (GTK_GRID (self->facts), child);
}

static void
add_fact (PentadCaseSheet *self, int row, const PentadCardFact *fact)
{
  GtkWidget *label = gtk_label_new (fact->label), *text = gtk_label_new (fact->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (text), FACT_CHARS);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (text, TRUE);
  if (fact->tone == PENTAD_TONE_BAD)
    gtk_widget_add_css_class (text, "bad");
  gtk_grid_attach (GTK_GRID (self->facts), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->facts), text, 1, row, 1, 1);
}

/* Of a case; NULL none. What was under way of another one is given up. */
static void
show_photos (PentadCaseSheet *self, const char *id)
{
  pentad_case_photos_set_case (PENTAD_CASE_PHOTOS (self->photos), id, self->language);
  gtk_widget_set_visible (self->photos, id != NULL);
}

/* Of a case, with those near it; NULL none. */
static void
show_map (PentadCaseSheet *self, const char *id, const PentadCaseList *near)
{
  PentadBoardStyle style = { .theme = &self->theme,
                             .text = self->text,
                             .geometry = self->geometry };
  double factor = pentad_frame_factor (GTK_WIDGET (self), &self->theme);
  g_autoptr (PentadScene) scene = id != NULL ? pentad_case_map_scene (self->data, id, self->near_m,
                                                                      &style, MAP_WIDTH, MAP_HEIGHT)
                                             : NULL;

  gtk_widget_set_visible (self->map, scene != NULL);
  if (scene == NULL)
    return;
  gtk_widget_set_size_request (self->map, (int)(MAP_WIDTH * factor), (int)(MAP_HEIGHT * factor));
  pentad_canvas_set_scene (PENTAD_CANVAS (self->map), scene, self->text);
  pentad_canvas_set_words (PENTAD_CANVAS (self->map), _ ("Where the case lies"), near->title);
}

/* FALSE: there is no such figure now. */
static gboolean
show_figure (PentadCaseSheet *self, const char *figure)
{
  g_autoptr (PentadCaseList) list = pentad_case_list_of_figure (self->data, figure, self->language);
  g_autofree char *lines = NULL;

  if (list == NULL)
    return FALSE;
  lines = list->needs_cases ? g_strdup_printf ("%s\n%s", list->summary, _ ("Reading the cases …"))
                            : g_strdup (list->summary);
  gtk_label_set_text (GTK_LABEL (self->title), list->title);
  set_line (self->summary, lines);
  clear_facts (self);
  gtk_widget_set_visible (self->facts, FALSE);
  gtk_widget_set_visible (self->go, FALSE);
  show_photos (self, NULL);
  show_map (self, NULL, NULL);
  set_table (self->table, list->title, list->table);
  take_ids (&self->ids, list->ids);
  set_line (self->nearby_title, NULL);
  gtk_widget_set_visible (self->nearby, FALSE);
  if (list->needs_cases)
    g_signal_emit (self, signals[SIGNAL_NEEDS_CASES], 0);
  return TRUE;
}

static gboolean
show_case (PentadCaseSheet *self, const char *id)
{
  g_autoptr (PentadCaseCard) card = pentad_case_card_new (self->data, id, self->language);
  g_autoptr (PentadCaseList) near = NULL;
  g_autofree char *title = NULL;

  if (card == NULL)
    return FALSE;
  title = g_strdup_printf ("%s · %s", card->title, card->id);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  set_line (self->summary, NULL);
  clear_facts (self);
  for (guint i = 0; i < card->facts->len; i++)
    add_fact (self, (int)i, &g_array_index (card->facts, PentadCardFact, i));
  gtk_widget_set_visible (self->facts, TRUE);
  g_free (self->target);
  self->target = g_strdup (card->target);
  gtk_widget_set_visible (self->go, self->target != NULL);
  show_photos (self, id);
  set_table (self->table, _ ("Trail"), card->trail);
  take_ids (&self->ids, NULL);
  near = pentad_case_list_nearby (self->data, id, self->near_m, MOST_NEARBY, self->language);
  show_map (self, id, near);
  set_line (self->nearby_title, near->ids->len > 0 ? near->title : NULL);
  set_table (self->nearby, near->title, near->table);
  take_ids (&self->nearby_ids, near->ids);
  return TRUE;
}

static gboolean
show_page (PentadCaseSheet *self, const Page *page)
{
  return page->is_case ? show_case (self, page->id) : show_figure (self, page->id);
}

/* The page on top; one that has gone, such as that of a case that is forgotten, stays as it is. */
static void
update (PentadCaseSheet *self)
{
  if (self->data == NULL || self->open->len == 0)
    return;
  show_page (self, &g_array_index (self->open, Page, self->open->len - 1));
}

static gboolean
open_page (PentadCaseSheet *self, gboolean is_case, const char *id)
{
  Page page = { is_case, g_strdup (id) };

  if (self->data == NULL || !show_page (self, &page))
    {
      clear_page (&page);
      return FALSE;
    }
  g_array_append_val (self->open, page);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->table) ? self->table : self->back);
  return TRUE;
}

/* --- What is done ---------------------------------------------------------------------------- */

static void
back_cb (PentadCaseSheet *self)
{
  pentad_case_sheet_go_back (self);
}

static void
close_cb (PentadCaseSheet *self)
{
  pentad_case_sheet_close (self);
}

static void
go_cb (PentadCaseSheet *self)
{
  if (self->target != NULL)
    g_signal_emit (self, signals[SIGNAL_PLACE], 0, self->target);
}

static void
open_row (PentadCaseSheet *self, GPtrArray *ids, guint row)
{
  g_autofree char *id =
      ids != NULL && row < ids->len ? g_strdup (g_ptr_array_index (ids, row)) : NULL;

  if (id != NULL)
    open_page (self, TRUE, id);
}

static void
row_cb (PentadCaseSheet *self, guint row)
{
  open_row (self, self->ids, row);
}

static void
nearby_cb (PentadCaseSheet *self, guint row)
{
  open_row (self, self->nearby_ids, row);
}

/* A case that is marked on the small map. */
static void
marker_cb (PentadCaseSheet *self, const char *key, int place)
{
  g_autofree char *id =
      key != NULL && g_str_has_prefix (key, CASE_KEY) ? g_strdup (key + strlen (CASE_KEY)) : NULL;

  if (id != NULL)
    open_page (self, TRUE, id);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return pentad_case_sheet_go_back (PENTAD_CASE_SHEET (widget));
}

static void
pentad_case_sheet_dispose (GObject *object)
{
  PentadCaseSheet *self = PENTAD_CASE_SHEET (object);

  pentad_case_sheet_forget (self);
  g_clear_pointer (&self->geometry, pentad_map_geometry_unref);
  g_clear_pointer (&self->text, pentad_text_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_case_sheet_parent_class)->dispose (object);
}

static void
pentad_case_sheet_finalize (GObject *object)
{
  PentadCaseSheet *self = PENTAD_CASE_SHEET (object);

  g_array_unref (self->open);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->nearby_ids, g_ptr_array_unref);
  g_free (self->target);
  G_OBJECT_CLASS (pentad_case_sheet_parent_class)->finalize (object);
}

static void
pentad_case_sheet_class_init (PentadCaseSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_case_sheet_dispose;
  G_OBJECT_CLASS (class)->finalize = pentad_case_sheet_finalize;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", PENTAD_TYPE_CASE_SHEET, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NEEDS_CASES] =
      g_signal_new ("needs-cases", PENTAD_TYPE_CASE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[SIGNAL_PLACE] = g_signal_new ("place", PENTAD_TYPE_CASE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (PENTAD_TYPE_CANVAS);
  g_type_ensure (PENTAD_TYPE_CASE_PHOTOS);
  g_type_ensure (PENTAD_TYPE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadCaseSheet.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, box);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, back);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, title);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, close);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, summary);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, facts);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, map);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, go);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, photos);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, table);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, nearby_title);
  gtk_widget_class_bind_template_child (widget_class, PentadCaseSheet, nearby);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, marker_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, nearby_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "casesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_case_sheet_init (PentadCaseSheet *self)
{
  self->open = g_array_new (FALSE, FALSE, sizeof (Page));
  g_array_set_clear_func (self->open, (GDestroyNotify)clear_page);
  self->text = pentad_text_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_case_sheet_new (void)
{
  return g_object_new (PENTAD_TYPE_CASE_SHEET, NULL);
}

void
pentad_case_sheet_set_content (PentadCaseSheet *self, const PentadCaseSheetContent *content)
{
  g_return_if_fail (PENTAD_IS_CASE_SHEET (self));

  pentad_board_data_ref (content->data);
  if (content->geometry != NULL)
    pentad_map_geometry_ref (content->geometry);
  pentad_case_sheet_forget (self);
  g_clear_pointer (&self->geometry, pentad_map_geometry_unref);
  self->data = content->data;
  self->geometry = content->geometry;
  self->theme = *content->theme;
  self->near_m = content->near_m;
  self->language = content->theme->language;
  update (self);
}

void
pentad_case_sheet_forget (PentadCaseSheet *self)
{
  g_return_if_fail (PENTAD_IS_CASE_SHEET (self));
  g_clear_pointer (&self->data, pentad_board_data_unref);
}

gboolean
pentad_case_sheet_open_figure (PentadCaseSheet *self, const char *figure)
{
  g_return_val_if_fail (PENTAD_IS_CASE_SHEET (self), FALSE);
  return open_page (self, FALSE, figure);
}

gboolean
pentad_case_sheet_open_case (PentadCaseSheet *self, const char *id)
{
  g_return_val_if_fail (PENTAD_IS_CASE_SHEET (self), FALSE);
  return open_page (self, TRUE, id);
}

gboolean
pentad_case_sheet_go_back (PentadCaseSheet *self)
{
  g_return_val_if_fail (PENTAD_IS_CASE_SHEET (self), FALSE);

  if (self->open->len == 0)
    return FALSE;
  g_array_set_size (self->open, self->open->len - 1);
  if (self->open->len > 0)
    {
      update (self);
      gtk_widget_grab_focus (gtk_widget_get_visible (self->table) ? self->table : self->back);
      return TRUE;
    }
  show_photos (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

void
pentad_case_sheet_close (PentadCaseSheet *self)
{
  g_return_if_fail (PENTAD_IS_CASE_SHEET (self));

  g_array_set_size (self->open, MIN (self->open->len, 1));
  pentad_case_sheet_go_back (self);
}

PentadCasePhotos *
pentad_case_sheet_get_photos (PentadCaseSheet *self)
{
  g_return_val_if_fail (PENTAD_IS_CASE_SHEET (self), NULL);
  return PENTAD_CASE_PHOTOS (self->photos);
}
