import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e8f4f5',
  '#d3e7e9',
  '#a6d0d4',
  '#75bec4',
  '#4fa9b1',
  '#2b929b',
  '#137c86',
  '#0b6b75',
  '#085760',
  '#05444b',
];
const rust: MantineColorsTuple = [
  '#f9ece6',
  '#f1d6c9',
  '#e6b49c',
  '#e08a5f',
  '#d3764a',
  '#c4643a',
  '#b4532a',
  '#b4532a',
  '#8f3f1e',
  '#702f15',
];
/** Mantine draws the dark scheme from this scale: 7 is the page, 6 a control, 4 a line. */
const dark: MantineColorsTuple = [
  '#e6eaec',
  '#b9c2c7',
  '#98a2a8',
  '#7f8b92',
  '#39434a',
  '#262d31',
  '#1d2327',
  '#161b1e',
  '#101416',
  '#0b0e10',
];

export const theme = createTheme({
  fontFamily: '"Inter Variable", "Inter Fallback", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: 'inherit', fontWeight: '640' },
  primaryColor: 'petrol',
  // A shade that carries white in both schemes; autoContrast did not turn the text dark in the dark one.
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, rust, dark },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '17px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'compact' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
    // The library's scroll lock writes style tags that ignore the nonce.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: false,
        yOffset: '10vh',
        radius: 'lg',
        transitionProps: { duration: 90 },
      },
    },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 90 } } },
    Menu: { defaultProps: { transitionProps: { duration: 60 }, radius: 'md', shadow: 'none' } },
    Popover: { defaultProps: { transitionProps: { duration: 60 }, radius: 'md', shadow: 'none' } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 60 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-line-height': '1.45',
    '--button-height-compact': '30px',
    '--button-padding-x-compact': '13px',
    '--input-height-sm': '30px',
  },
  light: {
    '--mantine-color-body': 'var(--body)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--against)',
    '--mantine-color-placeholder': '#68737a',
    '--mantine-color-default-border': 'var(--field-line)',
  },
  dark: {
    '--mantine-color-body': 'var(--body)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--against)',
    '--mantine-color-placeholder': '#8d979d',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-border': 'var(--field-line)',
  },
});
