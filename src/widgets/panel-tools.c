/* What lies over the panels of a board: the menu of one of them, its data as a table, and a line
 * that says what became of a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/panel-tools.h"

#include <glib/gi18n-lib.h>

#include "widgets/notice.h"
#include "widgets/panel-export.h"
#include "widgets/table-view.h"

/* A table in a low or narrow panel reaches beyond it: rows and columns, in em of its type. */
#define SHEET_WIDTH_EM  24
#define SHEET_HEIGHT_EM 22
/* Widget pixels. */
#define BUTTON_INSET  4
#define NOTICE_BOTTOM 12

const char *const pentad_panel_act_names[PENTAD_N_PANEL_ACTS] = {
  [PENTAD_PANEL_MENU] = "panel.menu",
  [PENTAD_PANEL_TABLE] = "panel.table",
  [PENTAD_PANEL_COPY_PICTURE] = "panel.copy-picture",
  [PENTAD_PANEL_COPY_TABLE] = "panel.copy-table",
  [PENTAD_PANEL_SAVE_PICTURE] = "panel.save-picture",
  [PENTAD_PANEL_SAVE_TABLE] = "panel.save-table",
};

struct _PentadPanelTools
{
  GtkWidget parent_instance;

  PentadPanelContentFunc content;
  gpointer owner;
  PentadText *text;

  int panel, table_panel; /* -1 none */
  GdkRectangle box, table_box;

  /* Children. */
  GtkWidget *button;
  GtkWidget *sheet; /* title and table */
  GtkWidget *title;
  GtkWidget *table;
  GtkWidget *notice;

  GtkFileChooserNative *chooser; /* while a file is asked for */
  GtkWidget *focus;              /* weak: what had the keyboard before the menu */
};

G_DEFINE_FINAL_TYPE (PentadPanelTools, pentad_panel_tools, GTK_TYPE_WIDGET)

static void
clear_content (PentadPanelContent *content)
{
  g_clear_pointer (&content->scene, pentad_scene_unref);
  g_clear_pointer (&content->title, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadPanelContent, clear_content)

static PentadPanelContent
get_content (PentadPanelTools *self, int panel)
{
  return panel >= 0 ? self->content (self->owner, panel) : (PentadPanelContent){ 0 };
}

static PentadPanelExport
as_export (const PentadPanelContent *content)
{
  return (PentadPanelExport){ content->scene, content->title, content->created };
}

static void
say (PentadPanelTools *self, const char *text)
{
  pentad_notice_say (PENTAD_NOTICE (self->notice), text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PentadPanelTools) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    text = g_strdup_printf (_ ("saved: %s"), name);
  else
    text = g_strdup_printf (_ ("not saved: %s"), error->message);
  if (self->notice != NULL) /* else the board has gone */
    say (self, text);
}

static GBytes *
make_file (PentadPanelTools *self, const PentadPanelExport *panel, const char *name, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  PentadExportFormat format;
  GBytes *bytes;

  if (!g_str_has_suffix (lower, ".csv"))
    return pentad_export_format_from_name (name, &format, error)
               ? pentad_panel_export_picture (panel, self->text, format, error)
               : NULL;
  bytes = pentad_panel_export_table (panel);
  if (bytes == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s", name, _ ("no data"));
  return bytes;
}

void
pentad_panel_tools_save (PentadPanelTools *self, GFile *file)
{
  g_auto (PentadPanelContent) content = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (PENTAD_IS_PANEL_TOOLS (self));

  say (self, NULL);
  content = get_content (self, self->panel);
  name = g_file_get_basename (file);
  if (content.scene == NULL)
    return;
  PentadPanelExport panel = as_export (&content);
  g_autoptr (GBytes) bytes = make_file (self, &panel, name, &error);
  if (bytes == NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("not saved: %s"), error->message);

      say (self, text);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, replaced_cb, g_object_ref (self));
}

static void
chosen_cb (PentadPanelTools *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      pentad_panel_tools_save (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *endings)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *endings != NULL; endings++)
    gtk_file_filter_add_suffix (filter, *endings);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
ask_for_file (PentadPanelTools *self, const PentadPanelExport *panel, gboolean table)
{
  static const char *const pictures[] = { "png", "svg", "pdf", NULL };
  static const char *const tables[] = { "csv", NULL };
  g_autofree char *name = pentad_panel_export_name (panel, table ? ".csv" : ".png");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      table ? _ ("Save the table") : _ ("Save the picture"),
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  add_filter (GTK_FILE_CHOOSER (self->chooser),
              table ? _ ("Tables (CSV)") : _ ("Pictures (PNG, SVG, PDF)"),
              table ? tables : pictures);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
copy (PentadPanelTools *self, const PentadPanelExport *panel, gboolean table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content =
      table ? pentad_panel_export_table_content (panel)
            : pentad_panel_export_picture_content (panel, self->text, &error);

  if (content == NULL)
    {
      say (self, error != NULL ? error->message : _ ("no data"));
      return;
    }
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  say (self, table ? _ ("table copied") : _ ("picture copied"));
}

static void
fill_table (PentadPanelTools *self, const PentadPanelContent *content)
{
  gtk_label_set_text (GTK_LABEL (self->title), content->title);
  pentad_table_view_set_data (PENTAD_TABLE_VIEW (self->table), content->title,
                              pentad_scene_get_table (content->scene, 0));
}

static void
show_table (PentadPanelTools *self, const PentadPanelContent *content)
{
  if (pentad_scene_get_n_tables (content->scene) == 0)
    {
      say (self, _ ("no data"));
      return;
    }
  self->table_panel = self->panel;
  self->table_box = self->box;
  fill_table (self, content);
  gtk_widget_set_visible (self->sheet, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->table);
}

gboolean
pentad_panel_tools_act (PentadPanelTools *self, PentadPanelAct act)
{
  g_auto (PentadPanelContent) content = { 0 };

  g_return_val_if_fail (PENTAD_IS_PANEL_TOOLS (self), FALSE);

  if (act == PENTAD_PANEL_TABLE && self->table_panel >= 0)
    {
      pentad_panel_tools_hide_table (self);
      return TRUE;
    }
  content = get_content (self, self->panel);
  if (content.scene == NULL)
    return FALSE;
  PentadPanelExport panel = as_export (&content);
  switch (act)
    {
    case PENTAD_PANEL_MENU:
      g_set_weak_pointer (&self->focus,
                          gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
      gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
      break;
    case PENTAD_PANEL_TABLE:
      show_table (self, &content);
      break;
    case PENTAD_PANEL_COPY_PICTURE:
    case PENTAD_PANEL_COPY_TABLE:
      copy (self, &panel, act == PENTAD_PANEL_COPY_TABLE);
      break;
    case PENTAD_PANEL_SAVE_PICTURE:
    case PENTAD_PANEL_SAVE_TABLE:
      ask_for_file (self, &panel, act == PENTAD_PANEL_SAVE_TABLE);
      break;
    case PENTAD_N_PANEL_ACTS:
      return FALSE;
    }
  return TRUE;
}

static GMenuModel *
make_menu (void)
{
  static const struct
  {
    const char *label;
    PentadPanelAct act;
  } items[] = {
    { N_ ("Show as _table"), PENTAD_PANEL_TABLE },
    { N_ ("_Copy picture"), PENTAD_PANEL_COPY_PICTURE },
    { N_ ("C_opy table"), PENTAD_PANEL_COPY_TABLE },
    { N_ ("_Save picture…"), PENTAD_PANEL_SAVE_PICTURE },
    { N_ ("S_ave table…"), PENTAD_PANEL_SAVE_TABLE },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_menu_append (menu, _ (items[i].label), pentad_panel_act_names[items[i].act]);
  return G_MENU_MODEL (menu);
}

static gboolean
is_menu_open (PentadPanelTools *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button));

  return popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover));
}

static void
allocate (GtkWidget *child, GdkRectangle box)
{
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  box.width = MAX (box.width, least_width);
  box.height = MAX (box.height, least_height);
  gtk_widget_size_allocate (child, &box, -1);
}

/* The panel's box, made large enough to be read and kept inside the board. */
static GdkRectangle
sheet_box (PentadPanelTools *self, int width, int height)
{
  PangoContext *context = gtk_widget_get_pango_context (self->title);
  int em =
      pango_font_description_get_size (pango_context_get_font_description (context)) / PANGO_SCALE;
  GdkRectangle box = self->table_box;

  box.width = MIN (width, MAX (box.width, SHEET_WIDTH_EM * em));
  box.height = MIN (height, MAX (box.height, SHEET_HEIGHT_EM * em));
  box.x = CLAMP (box.x, 0, width - box.width);
  box.y = CLAMP (box.y, 0, height - box.height);
  return box;
}

static void
pentad_panel_tools_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PentadPanelTools *self = PENTAD_PANEL_TOOLS (widget);
  GtkRequisition size;

  if (gtk_widget_get_visible (self->button))
    {
      gtk_widget_get_preferred_size (self->button, NULL, &size);
      allocate (self->button,
                (GdkRectangle){ self->box.x + self->box.width - size.width - BUTTON_INSET,
                                self->box.y + BUTTON_INSET, size.width, size.height });
    }
  if (gtk_widget_get_visible (self->sheet))
    allocate (self->sheet, sheet_box (self, width, height));
  if (gtk_widget_get_visible (self->notice))
    {
      gtk_widget_get_preferred_size (self->notice, NULL, &size);
      size.width = MIN (size.width, width);
      allocate (self->notice,
                (GdkRectangle){ (width - size.width) / 2, height - size.height - NOTICE_BOTTOM,
                                size.width, size.height });
    }
  if (is_menu_open (self))
    gtk_popover_present (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)));
}

static void
pentad_panel_tools_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = 0;
}

/* Its children are picked, it itself never is: panels below get the pointer. */
static gboolean
pentad_panel_tools_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
pentad_panel_tools_dispose (GObject *object)
{
  PentadPanelTools *self = PENTAD_PANEL_TOOLS (object);

  if (self->chooser != NULL)
    g_signal_handlers_disconnect_by_data (self->chooser, self);
  g_clear_object (&self->chooser);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->notice, gtk_widget_unparent);
  g_clear_pointer (&self->text, pentad_text_free);
  G_OBJECT_CLASS (pentad_panel_tools_parent_class)->dispose (object);
}

static void
pentad_panel_tools_class_init (PentadPanelToolsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_panel_tools_dispose;
  widget_class->size_allocate = pentad_panel_tools_size_allocate;
  widget_class->measure = pentad_panel_tools_measure;
  widget_class->contains = pentad_panel_tools_contains;
  gtk_widget_class_set_css_name (widget_class, "paneltools");
}

/* The button of the menu takes no focus, so GTK would give it to the first widget of the window. */
static void
menu_closed_cb (PentadPanelTools *self)
{
  if (self->focus != NULL && self->table_panel < 0)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
add_sheet (PentadPanelTools *self)
{
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->sheet, "sheet");
  gtk_widget_set_overflow (self->sheet, GTK_OVERFLOW_HIDDEN);
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->table = pentad_table_view_new ();
  gtk_widget_set_vexpand (self->table, TRUE);
  gtk_box_append (GTK_BOX (self->sheet), self->title);
  gtk_box_append (GTK_BOX (self->sheet), self->table);
  gtk_widget_set_visible (self->sheet, FALSE);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
}

static void
pentad_panel_tools_init (PentadPanelTools *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->panel = self->table_panel = -1;
  self->text = pentad_text_new (NULL);
  add_sheet (self);
  self->button = gtk_menu_button_new ();
  /* A drawing, not words: the name that is spoken is the button's own. */
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button),
                             g_object_new (GTK_TYPE_LABEL, "label", "⋯", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  g_signal_connect_swapped (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)), "closed",
                            G_CALLBACK (menu_closed_cb), self);
  gtk_widget_set_tooltip_text (self->button, _ ("Panel menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Panel menu"), -1);
  /* The panel has the keys for it; a stop for Tab after each panel would be in the way. */
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->notice = pentad_notice_new ();
  gtk_widget_set_parent (self->notice, GTK_WIDGET (self));
}

GtkWidget *
pentad_panel_tools_new (PentadPanelContentFunc content, gpointer owner)
{
  PentadPanelTools *self = g_object_new (PENTAD_TYPE_PANEL_TOOLS, NULL);

  self->content = content;
  self->owner = owner;
  return GTK_WIDGET (self);
}

void
pentad_panel_tools_class_add_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    PentadPanelAct act;
  } keys[] = {
    { GDK_KEY_Menu, 0, PENTAD_PANEL_MENU },
    { GDK_KEY_F10, GDK_SHIFT_MASK, PENTAD_PANEL_MENU },
    { GDK_KEY_t, 0, PENTAD_PANEL_TABLE },
    { GDK_KEY_c, GDK_CONTROL_MASK, PENTAD_PANEL_COPY_PICTURE },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, PENTAD_PANEL_COPY_TABLE },
    { GDK_KEY_e, GDK_CONTROL_MASK, PENTAD_PANEL_SAVE_PICTURE },
    { GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, PENTAD_PANEL_SAVE_TABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers,
                                         pentad_panel_act_names[keys[i].act], NULL);
}

void
pentad_panel_tools_set_panel (PentadPanelTools *self, int panel, const GdkRectangle *box)
{
  g_return_if_fail (PENTAD_IS_PANEL_TOOLS (self));

  if (is_menu_open (self) ||
      (panel == self->panel && (panel < 0 || gdk_rectangle_equal (box, &self->box))))
    return;
  self->panel = panel;
  if (panel >= 0)
    self->box = *box;
  gtk_widget_set_visible (self->button, panel >= 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

int
pentad_panel_tools_get_panel (PentadPanelTools *self)
{
  g_return_val_if_fail (PENTAD_IS_PANEL_TOOLS (self), -1);
  return self->panel;
}

int
pentad_panel_tools_get_table_panel (PentadPanelTools *self)
{
  g_return_val_if_fail (PENTAD_IS_PANEL_TOOLS (self), -1);
  return self->table_panel;
}

void
pentad_panel_tools_update_table (PentadPanelTools *self, const GdkRectangle *box)
{
  g_auto (PentadPanelContent) content = { 0 };

  g_return_if_fail (PENTAD_IS_PANEL_TOOLS (self));

  if (self->table_panel < 0)
    return;
  self->table_box = *box;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  content = get_content (self, self->table_panel);
  if (content.scene == NULL || pentad_scene_get_n_tables (content.scene) == 0)
    pentad_panel_tools_hide_table (self);
  else if (pentad_scene_get_table (content.scene, 0) !=
           pentad_table_view_get_data (PENTAD_TABLE_VIEW (self->table)))
    fill_table (self, &content);
}

void
pentad_panel_tools_hide_table (PentadPanelTools *self)
{
  g_return_if_fail (PENTAD_IS_PANEL_TOOLS (self));

  self->table_panel = -1;
  gtk_widget_set_visible (self->sheet, FALSE);
}

GtkWidget *
pentad_panel_tools_get_table (PentadPanelTools *self)
{
  g_return_val_if_fail (PENTAD_IS_PANEL_TOOLS (self), NULL);
  return self->table_panel >= 0 ? self->table : NULL;
}

const char *
pentad_panel_tools_get_notice (PentadPanelTools *self)
{
  g_return_val_if_fail (PENTAD_IS_PANEL_TOOLS (self), NULL);
  return pentad_notice_get_text (PENTAD_NOTICE (self->notice));
}
