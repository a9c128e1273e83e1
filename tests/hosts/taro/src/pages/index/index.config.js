export default definePageConfig({ navigationBarTitleText: 'conformance' });
