/* Search: a few letters lead to any place of the city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/search.h"

#include <glib/gi18n-lib.h>

#include "app/search-index.h"

/* More are not read by anybody: one more letter is typed sooner. */
#define MAX_FOUND 30

/* Of a row: LEVEL:CODE of its place. */
#define TARGET "pentad-target"

struct _PentadSearch
{
  GtkWidget parent_instance;

  PentadDivisions *divisions; /* NULL none yet */
  PentadLanguage language;
  PentadSearchIndex *index;   /* of the divisions it names; NULL until the first is ready */
  GCancellable *cancellable;  /* of the worker; NULL when none is at work */
  PentadDivisions *in_making; /* what the worker reads */

  /* From the template. */
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *scroll;
  GtkWidget *list;
  GtkWidget *note; /* why there is no list */
};

G_DEFINE_FINAL_TYPE (PentadSearch, pentad_search, GTK_TYPE_WIDGET)

/* "Whole city › district › street", without the place itself. Transfer full. */
static char *
describe_way (const PentadDivisions *divisions, int place, PentadLanguage language)
{
  GString *way = g_string_new (NULL);

  for (int up = pentad_divisions_get (divisions, place)->parent; up > 0;
       up = pentad_divisions_get (divisions, up)->parent)
    {
      const PentadDivision *division = pentad_divisions_get (divisions, up);
      const char *name = pentad_label_get (&division->name, language);

      if (way->len > 0)
        g_string_prepend (way, " › ");
      g_string_prepend (way, name[0] != '\0' ? name : division->code);
    }
  return g_string_free (way, FALSE);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
add_row (PentadSearch *self, const PentadNamed *named)
{
  const PentadDivisions *divisions = pentad_search_index_get_divisions (self->index);
  const PentadDivision *division = pentad_divisions_get (divisions, named->index);
  const char *name = pentad_search_index_get_name (self->index, named, self->language);
  g_autofree char *way = describe_way (divisions, named->index, self->language);
  g_autofree char *target =
      g_strdup_printf ("%s:%s", pentad_level_id (division->level), division->code);
  g_autofree char *spoken = way[0] != '\0' ? g_strdup_printf ("%s, %s", name, way) : NULL;
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *where = make_label (way);

  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_set_hexpand (where, TRUE);
  gtk_label_set_xalign (GTK_LABEL (where), 1);
  gtk_box_append (GTK_BOX (line), make_label (name));
  gtk_box_append (GTK_BOX (line), where);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : name, -1);
  g_object_set_data_full (G_OBJECT (row), TARGET, g_steal_pointer (&target), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
set_note (PentadSearch *self, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  gtk_widget_set_visible (self->scroll, note == NULL);
}

static void
update (PentadSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GArray) found = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->index == NULL)
    {
      set_note (self, _ ("Reading the names …"));
      return;
    }
  found = pentad_search_index_find (self->index, text, MAX_FOUND);
  for (guint i = 0; i < found->len; i++)
    add_row (self, &g_array_index (found, PentadNamed, i));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  set_note (self, found->len > 0    ? NULL
                  : text[0] != '\0' ? _ ("No place is called that")
                                    : _ ("Name, code, pinyin or its initials"));
}

static void
index_thread (GTask *task, gpointer source, gpointer divisions, GCancellable *cancellable)
{
  g_task_return_pointer (task, pentad_search_index_new (divisions, NULL),
                         (GDestroyNotify)pentad_search_index_free);
}

static void
index_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  PentadSearchIndex *index = g_task_propagate_pointer (G_TASK (result), &error);
  PentadSearch *self = user_data;

  if (index == NULL)
    return; /* cancelled: self is gone, or other divisions are read */
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->in_making, pentad_divisions_unref);
  g_clear_pointer (&self->index, pentad_search_index_free);
  self->index = index;
  update (self);
}

static void
stop_reading (PentadSearch *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->in_making, pentad_divisions_unref);
}

/* What is there already goes on serving until the names of new divisions are read. */
static void
read_names (PentadSearch *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->divisions == NULL || self->in_making == self->divisions ||
      (self->index != NULL && pentad_search_index_get_divisions (self->index) == self->divisions))
    return;
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  self->in_making = pentad_divisions_ref (self->divisions);
  task = g_task_new (NULL, self->cancellable, index_cb, self);
  g_task_set_task_data (task, pentad_divisions_ref (self->divisions),
                        (GDestroyNotify)pentad_divisions_unref);
  g_task_run_in_thread (task, index_thread);
}

static void
show_cb (PentadSearch *self)
{
  read_names (self);
  update (self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
row_cb (PentadSearch *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.division", "s",
                              g_object_get_data (G_OBJECT (row), TARGET));
}

/* Return in the entry takes the first of the list. */
static void
activate_cb (PentadSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    row_cb (self, row);
}

static void
stop_cb (PentadSearch *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
pentad_search_dispose (GObject *object)
{
  PentadSearch *self = PENTAD_SEARCH (object);

  stop_reading (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->index, pentad_search_index_free);
  g_clear_pointer (&self->divisions, pentad_divisions_unref);
  G_OBJECT_CLASS (pentad_search_parent_class)->dispose (object);
}

static void
pentad_search_class_init (PentadSearchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_search_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadSearch.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, button);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, popover);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, scroll);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, list);
  gtk_widget_class_bind_template_child (widget_class, PentadSearch, note);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_set_css_name (widget_class, "search");
}

static void
pentad_search_init (PentadSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_search_new (void)
{
  return g_object_new (PENTAD_TYPE_SEARCH, NULL);
}

void
pentad_search_set_divisions (PentadSearch *self,
                             PentadDivisions *divisions,
                             PentadLanguage language)
{
  g_return_if_fail (PENTAD_IS_SEARCH (self));

  self->language = language;
  if (divisions == self->divisions)
    return;
  g_clear_pointer (&self->divisions, pentad_divisions_unref);
  self->divisions = divisions != NULL ? pentad_divisions_ref (divisions) : NULL;
  if (gtk_widget_get_visible (self->popover))
    read_names (self);
}

void
pentad_search_open (PentadSearch *self)
{
  g_return_if_fail (PENTAD_IS_SEARCH (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
